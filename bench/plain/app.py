"""The same picture as a plain Streamlit app would draw it: four sliders, a go.Figure, st.plotly_chart."""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

st.title("Transformation")
values = [st.slider(name, -4.0, 4.0, value, 0.1, key=name) for name, value in {"a": 2.0, "b": 1.0, "c": 1.0, "d": 2.0}.items()]
A = np.array(values).reshape(2, 2)
x = np.array([1, 0.5])
angles = np.linspace(0, 2 * np.pi, 121)
circle = np.vstack([np.cos(angles), np.sin(angles)])
square = np.array([[0.0, 1, 1, 0, 0], [0, 0, 1, 1, 0]])
letter = np.array(
    [[0.25, 0.75, 0.75, 0.42, 0.42, 0.65, 0.65, 0.42, 0.42, 0.25, 0.25], [0.9, 0.9, 0.74, 0.74, 0.58, 0.58, 0.43, 0.43, 0.1, 0.1, 0.9]]
)
k = np.arange(-9, 10.0)
across, along = np.repeat(k, 2), 9 * np.tile([-1.0, 1, 1, -1], 10)[:38]
grid = np.hstack([np.vstack([across, along]), np.vstack([along, across])[:, ::-1]])

figure = go.Figure()
for points, fill in ((A @ grid, None), (circle, None), (square, None), (A @ square, "toself"), (A @ letter, "toself"), (A @ circle, None)):
    figure.add_scatter(x=points[0], y=points[1], mode="lines", fill=fill)
for tip in (A[:, 0], A[:, 1], x, A @ x):
    figure.add_scatter(x=[0, tip[0]], y=[0, tip[1]], mode="lines+markers")
figure.update_layout(
    xaxis_range=[-4, 4], yaxis_range=[-4, 4], yaxis_scaleanchor="x", width=640, height=640, showlegend=False, uirevision="same"
)
st.plotly_chart(figure)
st.write(
    {"det A": float(np.linalg.det(A)), "rank": int(np.linalg.matrix_rank(A)), "σ": np.linalg.svd(A)[1].tolist(), "Ax": (A @ x).tolist()}
)
