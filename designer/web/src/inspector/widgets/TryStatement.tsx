/** A look-up, tried out at its real source: values go in, what the source answers comes back. Nothing is changed by it. */

import { PlayCircleOutlined } from "@ant-design/icons";
import { Alert, Button, Descriptions, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, POST } from "../../api/client";
import type { components } from "../../api/schema";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { useTypesInWords } from "../around";
import { givenText } from "./tryValues";

type Answer = components["schemas"]["TryAnswer"];
type Parameter = components["schemas"]["TypedName"];

interface Props {
  statement: string;
  parameters: readonly Parameter[];
  /** What the node gives: texts and numbers among it are where one begins. */
  given: ReadonlyMap<string, string>;
}

export function TryStatement(props: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!useMayI("hosts.ask")) return null;
  return (
    <>
      <Button size="small" icon={<PlayCircleOutlined />} onClick={() => setOpen(true)}>
        {t("tryOut.open")}
      </Button>
      <Modal
        open={open}
        title={t("tryOut.title", { statement: props.statement })}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <TryForm {...props} />
      </Modal>
    </>
  );
}

function TryForm({ statement, parameters, given }: Props) {
  const { t } = useTranslation();
  const typeInWords = useTypesInWords();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Answer>();
  const [problem, setProblem] = useState<unknown>();
  const ask = async (values: Record<string, string>) => {
    setBusy(true);
    setTold(undefined);
    setProblem(undefined);
    try {
      setTold(await answer(POST("/api/statements/try", { body: { statement, arguments: values } })));
    } catch (trouble) {
      setProblem(trouble);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="inspector-help">{t("tryOut.help")}</p>
      <Form<Record<string, string>>
        layout="vertical"
        autoComplete="off"
        initialValues={Object.fromEntries(
          parameters.map(({ name, type }) => [name, givenText(given.get(name) ?? "", type)]),
        )}
        onFinish={(values) => void ask(values)}
      >
        {parameters.map(({ name, type }) => (
          <Form.Item key={name} name={name} label={`${name}: ${typeInWords(type)}`}>
            {/\bsecret\b/.test(type) ? (
              <Input.Password autoComplete="new-password" />
            ) : (
              <Input placeholder={t(`simulator.example.${type.split(" ")[0]}`, "")} />
            )}
          </Form.Item>
        ))}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("tryOut.ask")}
        </Button>
      </Form>
      <div role="status" className="try-told">
        {problem ? <Alert type="error" showIcon title={inWords(problem, t)} /> : null}
        {told ? <Told told={told} /> : null}
      </div>
    </>
  );
}

function Told({ told }: { told: Answer }) {
  const { t } = useTranslation();
  const outcome = t(`simulator.outcome.${told.outcome}`, told.outcome);
  const reason = told.reason ? t(`simulator.failed.${told.reason}`, told.reason) : "";
  return (
    <>
      <Alert
        type={told.outcome === "found" ? "success" : told.outcome === "failed" ? "error" : "info"}
        showIcon
        title={reason ? `${outcome}: ${reason}` : outcome}
      />
      {(told.results ?? []).length > 0 ? (
        <Descriptions
          size="small"
          bordered
          column={1}
          items={(told.results ?? []).map(({ name, value }) => ({
            key: name,
            label: name,
            children: value || t("tryOut.nothing"),
          }))}
        />
      ) : null}
    </>
  );
}
