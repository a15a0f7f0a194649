"""What compares and judges over time: a change under review, its ratchet and its approvals, and what time alone will change."""
