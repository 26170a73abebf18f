/** What reports are made of, as the server declares it. */

import type { components } from "../api/schema";

type Schemas = components["schemas"];

export type Catalogue = Schemas["ReportsShape"];
export type Measure = Schemas["MeasureDescription"];
export type Asked = Schemas["AskedShape"];
export type Report = Schemas["ReportShape"];
export type Row = Schemas["ReportRowShape"];
export type Span = Schemas["ReportSpanShape"];
export type Services = Schemas["ServicesShape"];
export type Saved = Schemas["SavedReportShape"];
export type Values = Schemas["ValuesShape"];
