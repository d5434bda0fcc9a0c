"""Sample papers in freer layouts: flowing text, questions and answers, unusual tables.

One source says at once what is printed and what it means, so that a paper and its gold cannot drift apart.
"""
