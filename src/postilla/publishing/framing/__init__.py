"""What makes the frames of each kind of thing that a conversation stands under; `frames` names them and knows none."""
