/** Calendars, lists and tables as the server describes them. */

import type { components } from "../api/schema";

type Shapes = components["schemas"];

export type CalendarForm = Shapes["CalendarForm"];
export type ListForm = Shapes["ListForm"];
export type TableForm = Shapes["TableForm"];
export type LiveForm = CalendarForm | ListForm | TableForm;
export type Opening = Shapes["OpeningForm"];
export type DayForm = Shapes["DayForm"];
export type Column = Shapes["Column"];
export type Row = Shapes["Row"];
export type ColumnType = Shapes["ColumnType"];
export type Summary = Shapes["SummaryShape"];
export type Opened = Shapes["FormShape"];
export type Clash = Shapes["StaleForm"];
export type Fault = Shapes["FaultShape"];
export type DayHours = Shapes["DayShape"];
export type Moment = Shapes["MomentShape"];
export type Country = Shapes["CountryShape"];

/** What every part of an editor is given. */
export interface EditorProps<Form> {
  form: Form;
  faults: readonly Fault[];
  readOnly: boolean;
  onChange: (form: Form) => void;
}
