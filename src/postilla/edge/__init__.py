"""The first answer: stored pages from memory, checked against their files; everything else goes on to Django.

Imports no Django and no room but `pagestore`. `store` keeps pages in memory, `answers` decides what a request gets,
`app` says it as ASGI, `front` says it without ASGI's cost where it can.
"""
