/** What calls are filtered by: the usual ones at hand, the rest behind a button, and those that hold, to be let go of. */

import { FilterOutlined, ReloadOutlined } from "@ant-design/icons";
import {
  AutoComplete,
  Button,
  Checkbox,
  DatePicker,
  Input,
  InputNumber,
  Popover,
  Select,
  Space,
  Tag,
} from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sameFor } from "../app/sameFor";
import { zone } from "../drawer/versions/moments";
import { type Filters, momentOf, OUTCOMES, TEXT_FILTERS, type TextFilter } from "./filters";
import { useCallNames } from "./queries";

interface Props {
  filters: Filters;
  sought: string;
  /** Numbers of callers can be looked for. */
  numbers: boolean;
  busy: boolean;
  onChange: (filters: Filters) => void;
  onSeek: (word: string) => void;
  onRefresh: () => void;
}

/** As records have them. */
const ENDINGS = [
  "caller",
  "flow",
  "handoff",
  "transfer",
  "drain",
  "error",
  "overtime",
  "lost",
  "refused",
] as const;

const AT_HAND: readonly TextFilter[] = ["flow"];

export function FilterBar({ filters, sought, numbers, busy, onChange, onSeek, onRefresh }: Props) {
  const { t } = useTranslation();
  const names = useCallNames().data;
  const [typed, setTyped] = useState(sought);
  const [more, setMore] = useState(false);
  const label = t(numbers ? "calls.findNumber" : "calls.findId");
  return (
    <section className="calls-filters" aria-label={t("calls.filters")}>
      <Space wrap size="small">
        <Input.Search
          className="calls-find"
          allowClear
          placeholder={label}
          aria-label={label}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            if (!target.value) onSeek("");
          }}
          onSearch={(word) => onSeek(word.trim())}
        />
        <Times filters={filters} onChange={onChange} />
        <Select
          className="calls-select"
          allowClear
          placeholder={t("calls.outcome")}
          aria-label={t("calls.outcome")}
          value={filters.outcome ?? null}
          onChange={(outcome) => onChange({ ...filters, outcome: outcome ?? undefined })}
          options={OUTCOMES.map((value) => ({ value, label: t(`calls.outcomes.${value}`) }))}
        />
        <Select
          className="calls-select"
          allowClear
          showSearch
          placeholder={t("calls.by.flow")}
          aria-label={t("calls.by.flow")}
          value={filters.flow ?? null}
          onChange={(flow) => onChange({ ...filters, flow: flow ?? undefined })}
          options={withChosen(names?.flows ?? [], filters.flow).map((value) => ({ value, label: value }))}
        />
        <Popover
          trigger="click"
          placement="bottomRight"
          open={more}
          onOpenChange={setMore}
          content={<MoreFilters filters={filters} onChange={onChange} />}
        >
          <Button icon={<FilterOutlined aria-hidden />} aria-expanded={more}>
            {t("calls.more")}
          </Button>
        </Popover>
        <Button icon={<ReloadOutlined aria-hidden />} loading={busy} onClick={onRefresh}>
          {t("calls.refresh")}
        </Button>
      </Space>
      <Held filters={filters} onChange={onChange} />
    </section>
  );
}

function Times({ filters, onChange }: Pick<Props, "filters" | "onChange">) {
  const { t } = useTranslation();
  const now = dayjs();
  const day = now.startOf("day");
  return (
    <DatePicker.RangePicker
      aria-label={t("calls.time")}
      showTime={{ format: "HH:mm" }}
      format="YYYY-MM-DD HH:mm"
      allowEmpty={[true, true]}
      placeholder={[t("calls.from"), t("calls.to")]}
      value={sameFor(`from ${filters.from} to ${filters.to}`, (): [Dayjs | null, Dayjs | null] => [
        filters.from ? momentOf(filters.from) : null,
        filters.to ? momentOf(filters.to, true) : null,
      ])}
      onChange={(times) =>
        onChange({
          ...filters,
          from: times?.[0]?.format("YYYY-MM-DDTHH:mm"),
          to: times?.[1]?.format("YYYY-MM-DDTHH:mm"),
        })
      }
      presets={[
        { label: t("calls.today"), value: [day, day.add(1, "day")] },
        { label: t("calls.yesterday"), value: [day.subtract(1, "day"), day] },
        { label: t("calls.days", { count: 7 }), value: [day.subtract(6, "day"), day.add(1, "day")] },
        { label: t("calls.days", { count: 30 }), value: [day.subtract(29, "day"), day.add(1, "day")] },
      ]}
      renderExtraFooter={() => <small>{t("calls.zone", { zone: zone() })}</small>}
    />
  );
}

function MoreFilters({ filters, onChange }: Pick<Props, "filters" | "onChange">) {
  const { t } = useTranslation();
  const names = useCallNames().data;
  const known: Partial<Record<TextFilter, readonly string[]>> = {
    route: names?.routes ?? [],
    node: names?.nodes ?? [],
    through: names?.nodes ?? [],
    milestone: names?.milestones ?? [],
    class: names?.customer_classes ?? [],
  };
  return (
    <div className="calls-more">
      {TEXT_FILTERS.filter((name) => name !== "ended" && !AT_HAND.includes(name)).map((name) => (
        <TextField
          key={name}
          label={t(`calls.by.${name}`)}
          value={filters[name] ?? ""}
          known={known[name] ?? []}
          onChange={(text) => onChange({ ...filters, [name]: text || undefined })}
        />
      ))}
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside */}
      <label>
        <span>{t("calls.by.ended")}</span>
        <Select
          allowClear
          value={filters.ended ?? null}
          onChange={(ended) => onChange({ ...filters, ended: ended ?? undefined })}
          options={ENDINGS.map((value) => ({ value, label: t(`calls.endings.${value}`) }))}
        />
      </label>
      {(["longer", "shorter"] as const).map((name) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
        <label key={name}>
          <span>{t(`calls.by.${name}`)}</span>
          <InputNumber
            min={0}
            max={1_000_000}
            precision={0}
            suffix={t("calls.seconds")}
            value={filters[name] ?? null}
            onChange={(seconds) => onChange({ ...filters, [name]: seconds ?? undefined })}
          />
        </label>
      ))}
      <Checkbox
        checked={filters.tests ?? false}
        onChange={({ target }) => onChange({ ...filters, tests: target.checked || undefined })}
      >
        {t("calls.by.tests")}
      </Checkbox>
    </div>
  );
}

interface FieldProps {
  label: string;
  value: string;
  known: readonly string[];
  onChange: (text: string) => void;
}

/** Text that is completed from what is known; it counts once it is chosen, or left. */
function TextField({ label, value, known, onChange }: FieldProps) {
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    setTyped(value);
  }
  const keep = (text: string) => {
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
    <label>
      <span>{label}</span>
      <AutoComplete
        allowClear
        value={typed}
        options={known
          .filter((each) => each.toLowerCase().includes(typed.toLowerCase()))
          .slice(0, 200)
          .map((each) => ({ value: each }))}
        onChange={(text) => {
          setTyped(text ?? "");
          if (!text) keep("");
        }}
        onSelect={keep}
        onBlur={() => keep(typed)}
        onInputKeyDown={(event) => {
          if (event.key === "Enter") keep(typed);
        }}
      />
    </label>
  );
}

/** Filters that cannot be seen at the controls at hand. */
function Held({ filters, onChange }: Pick<Props, "filters" | "onChange">) {
  const { t } = useTranslation();
  const texts = TEXT_FILTERS.filter((name) => filters[name] && !AT_HAND.includes(name));
  const lengths = (["longer", "shorter"] as const).filter((name) => filters[name] !== undefined);
  if (texts.length + lengths.length === 0 && !filters.tests) return null;
  return (
    <div className="calls-held">
      {texts.map((name) => (
        <Tag key={name} closable onClose={() => onChange({ ...filters, [name]: undefined })}>
          {t(`calls.by.${name}`)}:{" "}
          <bdi>
            {name === "ended" ? t(`calls.endings.${filters.ended}`, filters.ended ?? "") : filters[name]}
          </bdi>
        </Tag>
      ))}
      {lengths.map((name) => (
        <Tag key={name} closable onClose={() => onChange({ ...filters, [name]: undefined })}>
          {t(`calls.by.${name}`)}: {filters[name]} {t("calls.seconds")}
        </Tag>
      ))}
      {filters.tests ? (
        <Tag closable onClose={() => onChange({ ...filters, tests: undefined })}>
          {t("calls.by.tests")}
        </Tag>
      ) : null}
      <Button size="small" type="link" onClick={() => onChange({})}>
        {t("calls.clear")}
      </Button>
    </div>
  );
}

function withChosen(known: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen && !known.includes(chosen) ? [chosen, ...known] : known;
}
