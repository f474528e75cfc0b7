"""What somebody's last answers were about."""
