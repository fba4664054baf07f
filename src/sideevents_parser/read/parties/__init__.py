"""Who organizes, hosts, convenes or supports."""
