/** A look-up that waits: the person in front of the page says what the company's system answers. */

import { Button, Card, Form, Input, Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { act, type Pending, useSimulator } from "./store";

interface Values {
  outcome: string;
  results?: Record<string, string>;
  reason?: string;
}

export function LookUp({ pending }: { pending: Pending }) {
  const { t } = useTranslation();
  const busy = useSimulator((simulator) => simulator.busy);
  const [form] = Form.useForm<Values>();
  const outcome = Form.useWatch("outcome", form);
  const outcomes = pending.write ? ["done", "failed"] : ["found", "empty", "many", "failed"];
  const answered = outcome === "found" || outcome === "done";
  const send = ({ results, reason, ...values }: Values) =>
    act({
      do: "answer",
      number: pending.number,
      outcome: values.outcome,
      ...(answered ? { results: filled(results) } : {}),
      ...(reason && values.outcome === "failed" ? { reason } : {}),
    });
  return (
    <Card
      size="small"
      className="look-up"
      title={
        <>
          {t("simulator.lookUp")} <code>{pending.statement}</code>
        </>
      }
      extra={pending.write ? <Tag color="orange">{t("simulator.writes")}</Tag> : null}
    >
      {(pending.arguments ?? []).map(({ name, value }) => (
        <Tag key={name}>
          {name} = {value}
        </Tag>
      ))}
      <Form<Values>
        form={form}
        layout="inline"
        size="small"
        initialValues={{ outcome: outcomes[0] }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item name="outcome" label={t("simulator.answers")}>
          <Select
            popupMatchSelectWidth={false}
            options={outcomes.map((value) => ({ value, label: t(`simulator.outcome.${value}`) }))}
          />
        </Form.Item>
        {answered
          ? (pending.results ?? []).map(({ name, type }) => (
              <Form.Item key={name} name={["results", name]} label={name}>
                <Input placeholder={t(`simulator.example.${type}`, type)} />
              </Form.Item>
            ))
          : null}
        {outcome === "failed" ? (
          <Form.Item name="reason" label={t("simulator.reason")}>
            <Select
              allowClear
              popupMatchSelectWidth={false}
              options={["timeout", "unavailable"].map((value) => ({
                value,
                label: t(`simulator.failed.${value}`),
              }))}
            />
          </Form.Item>
        ) : null}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("simulator.answerIt")}
        </Button>
      </Form>
    </Card>
  );
}

function filled(results: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(results ?? {}).filter(([, value]) => value));
}
