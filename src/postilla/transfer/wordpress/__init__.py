"""Reading what WordPress writes (WXR 1.0, 1.1, 1.2). No Django here: bytes in, frozen values out.

`unpack` opens plain or gzipped files within limits; `repair` mends what WordPress and its plugins break, and refuses
declarations; `reader` turns the stream into records; `mapping` and `content` say what a record is to us.
"""
