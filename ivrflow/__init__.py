"""IVRFlow: call flows that are drawn, proved, published as versions, and answered on the phone."""

__version__ = "0.1.0"

__all__ = ["__version__"]
