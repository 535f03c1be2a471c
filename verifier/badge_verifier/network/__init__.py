"""What is asked of hosts: within bounds, and with the addresses that platforms use."""
