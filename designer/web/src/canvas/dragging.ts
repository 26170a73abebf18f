/** The type under which the palette offers a kind to the canvas while it is dragged. */
export const KIND_DRAGGED = "application/x-ivrflow-kind";
