/** What the wall tells, as the API declares it. */

import type { components } from "../api/schema";

export type WallPicture = components["schemas"]["WallPicture"];
export type WallCall = components["schemas"]["WallCall"];
export type Engine = components["schemas"]["EngineNow"];
export type Alarm = components["schemas"]["AlarmShape"];
export type Today = components["schemas"]["TodayShape"];
export type Source = components["schemas"]["EngineSource"];
