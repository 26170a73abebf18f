import type { components } from "../api/schema";

export type Finding = components["schemas"]["PlacedFinding"];
export type NodeState = components["schemas"]["NodeState"];
export type CheckAnswer = components["schemas"]["CheckAnswer"];
