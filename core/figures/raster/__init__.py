"""Raster: figures as pixels, drawn by Pillow from the elements that their marks draw themselves with as SVG."""
