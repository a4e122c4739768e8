"""The app in a browser on this machine: its server, the app of each tab, and what the page says at the end."""
