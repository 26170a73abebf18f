/** A statement of a host source, or another flow, with its parameters: `bank.balance(number = account)`. */

import { DeleteOutlined } from "@ant-design/icons";
import { Button, Select, type SelectProps, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Sentence } from "../../app/Sentence";
import { readCall, writeCall } from "../../document/written/calls";
import { type Names, useKnownNames, useTypesInWords } from "../around";
import { ExpressionField } from "../expression/ExpressionField";
import { TryStatement } from "./TryStatement";
import type { WidgetProps } from "./widget";

type Parameter = Names["statements"][number]["parameters"][number];

interface Callable {
  name: string;
  help: string;
  parameters: readonly { name: string; type: string }[];
  gives: readonly { name: string; type: string }[];
  /** It can be tried out with these: a look-up, in which nothing changes. */
  tried?: readonly Parameter[];
}

export function StatementControl(props: WidgetProps) {
  const names = useKnownNames();
  const write = props.limits?.write;
  const statements = (names?.statements ?? []).filter(
    (each) => typeof write !== "boolean" || each.write === write,
  );
  // What the caller enters goes into the statement's secret parameter by itself.
  const entered = props.limits?.entry === true;
  const callables = statements.map(
    (each): Callable => ({
      name: each.name,
      help: each.help ?? "",
      parameters: (each.parameters ?? []).filter(({ type }) => !(entered && /\bsecret\b/.test(type))),
      gives: each.results ?? [],
      ...(each.write ? {} : { tried: each.parameters ?? [] }),
    }),
  );
  return <CallControl {...props} callables={callables} />;
}

export function FlowControl(props: WidgetProps) {
  const flows: Names["flows"] = useKnownNames()?.flows ?? [];
  const callables = flows.map(
    (each): Callable => ({
      name: each.id,
      help: "",
      parameters: each.arguments ?? [],
      gives: each.results ?? [],
    }),
  );
  return <CallControl {...props} callables={callables} />;
}

function CallControl({
  text,
  label,
  disabled,
  onChange,
  callables,
}: WidgetProps & { callables: readonly Callable[] }) {
  const { t } = useTranslation();
  const typeInWords = useTypesInWords();
  const call = readCall(text) ?? { name: "", values: [] };
  const known = callables.find((each) => each.name === call.name);
  const given = new Map(call.values.map((each) => [each.name, each.value]));
  const rows = [
    ...(known?.parameters ?? []).map(({ name, type }) => ({ name, type, surplus: false })),
    ...call.values
      .filter(({ name }) => !known?.parameters.some((each) => each.name === name))
      .map(({ name }) => ({ name, type: "", surplus: true })),
  ];
  const set = (name: string, value: string) => {
    const others = call.values.filter((each) => each.name !== name);
    const at = call.values.findIndex((each) => each.name === name);
    const values = value
      ? at < 0
        ? [...call.values, { name, value }]
        : call.values.with(at, { name, value })
      : others;
    onChange(writeCall({ name: call.name, values }));
  };
  const choose = (name: string) => {
    const wanted = callables.find((each) => each.name === name);
    const values = call.values.filter((each) => wanted?.parameters.some((one) => one.name === each.name));
    onChange(`${name}(${values.map((each) => `${each.name} = ${each.value}`).join(", ")})`);
  };
  return (
    <div className="rows">
      <Select
        className="control-wide"
        showSearch={{ optionFilterProp: "value" }}
        allowClear
        aria-label={label}
        disabled={disabled}
        value={call.name || null}
        options={bySource(callables)}
        onChange={(name: string | undefined) => (name ? choose(name) : onChange(""))}
      />
      {known?.help ? (
        <p className="inspector-help">
          <Sentence text={known.help} />
        </p>
      ) : null}
      {rows.map(({ name, type, surplus }) => (
        <div className="row" key={name}>
          <span className="row-label" title={type}>
            {name} <small>{typeInWords(type)}</small>
          </span>
          <div className="row-rest">
            <ExpressionField
              text={given.get(name) ?? ""}
              label={`${label}: ${name}`}
              hint={typeInWords(type)}
              disabled={disabled}
              onChange={(value) => set(name, value)}
            />
          </div>
          {surplus ? (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t("inspector.remove", { what: name })}
              disabled={disabled}
              onClick={() => set(name, "")}
            />
          ) : null}
        </div>
      ))}
      {known && known.gives.length > 0 ? (
        <div className="call-gives">
          {t("inspector.gives")}{" "}
          {known.gives.map(({ name, type }) => (
            <Tag key={name} title={typeInWords(type)}>
              {name}
            </Tag>
          ))}
        </div>
      ) : null}
      {known?.tried ? <TryStatement statement={known.name} parameters={known.tried} given={given} /> : null}
    </div>
  );
}

/** Statements below the source that they belong to; flows as they are. */
function bySource(callables: readonly Callable[]): NonNullable<SelectProps["options"]> {
  const option = ({ name, help }: Callable) => ({ value: name, label: name, title: help });
  if (callables.some(({ name }) => !name.includes("."))) return callables.map(option);
  const sources = Map.groupBy(callables, ({ name }) => name.split(".")[0] ?? "");
  return [...sources].map(([label, among]) => ({ label, title: label, options: among.map(option) }));
}
