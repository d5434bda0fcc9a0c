"""Words for the codes of the contract: a German sentence for each problem, kinds of repair, names of languages."""

from __future__ import annotations

NOT_READ = "not-read"
"""The key of the sentence for a file that was not read whole."""

PROBLEMS = {
    "gap": "Im Papier fehlt {}, und es sagt nicht, warum. An dieser Stelle, vor der nächsten Ziffer, nachsehen: Steht "
           "sie dort, so wurde sie überlesen; steht sie nicht dort, beim Verfasser nachfragen.",
    "duplicate-number": "Im Papier kommt {} mehr als einmal vor; beide Stellen sind hier aufgenommen. Am Papier "
                        "prüfen, welche Nummer gemeint ist.",
    "number-out-of-order": "Im Papier steht {} nicht in der Reihe der übrigen. Am Papier prüfen, ob es ein "
                           "Schreibfehler oder keine Nummer ist.",
    "role-unclear": "Aus den Worten darüber geht nicht hervor, ob dies eine Feststellung oder eine Forderung ist. "
                    "Im Papier nachlesen und die Rolle von Hand setzen.",
    "not-placed": "Dieser Text ließ sich nicht zuordnen und steht nur hier. Im Papier nachsehen, wohin er gehört.",
    NOT_READ: "Ein Teil der Datei wurde nicht gelesen. Als eine einzige Datei neu speichern und noch einmal lesen.",
    "answer-without-point": "Diese Stellungnahme steht im Papier neben keiner Ziffer. Auf der Seite nachsehen und sie "
                            "von Hand zuordnen.",
    "footnote-without-mark": "Zu dieser Fußnote wurde im Text kein Zeichen gefunden. Auf der Seite danach suchen.",
    "page-without-text": "Diese Seite enthält keinen lesbaren Text. Ist sie ein Bild, erst eine Texterkennung über die "
                         "Datei laufen lassen und sie dann noch einmal lesen.",
    "columns-unclear": "Zu welcher Spalte dieser Text gehört, ist unklar; er steht nur hier. Die Ziffern daneben mit "
                       "der Seite vergleichen.",
    "language-unclear": "Die Sprache des Papiers war nicht sicher zu erkennen. Rollen, Daten und getrennte Wörter am "
                        "Papier prüfen.",
    "encoding-guessed": "Die Datei sagt nicht verlässlich, wie sie gespeichert ist; das wurde erschlossen. Umlaute und "
                        "Sonderzeichen prüfen; sind sie falsch, die Datei als UTF-8 neu speichern.",
    "tags-disagree": "Die Auszeichnung im PDF teilt die Zeilen anders ein, als die Nummern es tun; gelesen wurde nach "
                     "den Nummern. Die Ziffern dieser Seite mit ihr vergleichen.",
    "second-resolution": "Hier beginnt die Zählung von vorn, vielleicht mit einer weiteren Resolution; gelesen ist "
                         "beides als eine Reihe. Am Papier prüfen und von Hand trennen.",
    "answer-empty": "Neben dieser Ziffer steht keine Stellungnahme, obwohl das Papier andere beantwortet. Am Papier "
                    "prüfen, ob das Feld dort leer ist oder ob sie nicht gelesen wurde.",
    "not-aligned": "Der Text steht in zwei Sprachen da, aber die Ziffern lassen sich nicht alle einander zuordnen. "
                   "Beide Fassungen vergleichen und die Ziffern von Hand zuordnen.",
}

GERMAN_REPAIRS = {
    "space-lost": "Leerzeichen fehlte",
    "space-stray": "Leerzeichen zu viel",
    "page-number-glued": "Seitenzahl hing an",
    "letter-for-digit": "Buchstabe statt Ziffer",
    "digit-for-letter": "Ziffer statt Buchstabe",
    "hyphen-left-in": "Trennstrich stehen geblieben",
    "running-head-inside": "Kolumnentitel im Satz",
    "number-misread": "Nummer falsch erkannt",
}
ENGLISH_REPAIRS = {
    "space-lost": "space was lost",
    "space-stray": "space too many",
    "page-number-glued": "page number glued on",
    "letter-for-digit": "letter for a digit",
    "digit-for-letter": "digit for a letter",
    "hyphen-left-in": "hyphen left in",
    "running-head-inside": "running head inside a sentence",
    "number-misread": "number misread",
}
GERMAN_LANGUAGES = {
    "cs": "Tschechisch", "da": "Dänisch", "de": "Deutsch", "en": "Englisch", "es": "Spanisch", "et": "Estnisch",
    "fi": "Finnisch", "fr": "Französisch", "is": "Isländisch", "it": "Italienisch", "lt": "Litauisch", "lv": "Lettisch",
    "nb": "Norwegisch", "nl": "Niederländisch", "no": "Norwegisch", "pl": "Polnisch", "ru": "Russisch",
    "sv": "Schwedisch", "uk": "Ukrainisch",
}
ENGLISH_LANGUAGES = {
    "cs": "Czech", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "et": "Estonian", "fi": "Finnish",
    "fr": "French", "is": "Icelandic", "it": "Italian", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ru": "Russian", "sv": "Swedish", "uk": "Ukrainian",
}
