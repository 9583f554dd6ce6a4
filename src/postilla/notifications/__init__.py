"""Who asked to hear what, and that each was told once: by mail, and by calls to other systems.

Hears facts and queues letters; its own threads send them (`postman`), so that a dead mail server delays mail and
nothing else. A letter keeps no address: it names whom it is for, and the address is looked up when it is sent. Never
blocks a post, never tells before publication, never writes back into the rooms below.
"""
