"""What readers say: ask, correct, report at first hand, complain of, praise, dispute; and what was done about it.

It hears of comments by facts and reads each by itself (`reading`), tells what they are about (`themes`) and gathers an
article's in a few lines (`summary`). Those three are pure: values in, values out, the same whatever the order in which
comments come. It never speaks without citing: a line is its kind, words of readers, and the comments it rests on; there
is no sentence in it that no reader wrote. It judges nobody and changes nothing in the rooms below.
"""
