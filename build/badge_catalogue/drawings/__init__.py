"""Pictures that the catalogue draws: badge images, what a badge builds on, QR codes."""
