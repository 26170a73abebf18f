/** Publishes the draft: what callers will newly live through, the note, then what each gate says. */

import { Alert, Checkbox, DatePicker, Form, Input, Modal, Spin } from "antd";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, POST } from "../../api/client";
import { usePreferences } from "../../app/preferences";
import { inWords } from "../../app/problems";
import { useSaving } from "../../saving/store";
import { Meaning } from "./Difference";
import { Gates, PublishFindings } from "./Gates";
import { zone } from "./moments";
import { readPublishedAgain, type Schemas, useDifference, useVersions } from "./queries";
import "./versions.css";

/** What the date picker gives. */
interface Moment {
  toISOString: () => string;
}

interface Values {
  note: string;
  later: boolean;
  due?: Moment;
  skip?: string;
}

const DAY_MS = 24 * 3_600_000;

/** Enter takes the date that was typed. It must not send the form as well: nothing is scheduled by accident. */
function keepInForm(event: KeyboardEvent) {
  if (event.key === "Enter") event.preventDefault();
}

export default function PublishDialog({ flow, onClose }: { flow: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const later = Form.useWatch("later", form) ?? false;
  const language = usePreferences((preferences) => preferences.language);
  const current = useVersions(flow).data?.find((version) => version.current);
  const difference = useDifference(flow, current ? `v${current.number}` : undefined, "draft");
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Schemas["PublishAnswer"]>();
  const [scheduled, setScheduled] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const done = scheduled || (told !== undefined && told.publication !== null);
  const refused = told !== undefined && told.publication === null;
  useEffect(() => {
    if (useSaving.getState().state !== "saved") void useSaving.getState().saveNow();
  }, []);

  const publish = async ({ note, due, skip }: Values) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await useSaving.getState().saveNow();
      if (later && due) {
        const body = { flows: [flow], due: due.toISOString(), note };
        await answer(POST("/api/schedules", { body }));
        setScheduled(true);
      } else {
        const body = { flows: [flow], note, ...(refused && skip ? { skip_reason: skip } : {}) };
        setTold(await answer(POST("/api/publications", { params: { query: { language } }, body })));
      }
      await readPublishedAgain();
    } catch (trouble) {
      setProblem(trouble);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={720}
      title={t("publish.title")}
      okText={done ? t("publish.close") : later ? t("publish.schedule") : t("publish.now")}
      cancelButtonProps={done ? { style: { display: "none" } } : {}}
      confirmLoading={busy && !done}
      onOk={() => (done ? onClose() : form.submit())}
      onCancel={onClose}
    >
      <div className="publish">
        {problem ? <Alert type="error" showIcon title={inWords(problem, t)} /> : null}
        {scheduled ? <Alert type="success" showIcon title={t("publish.scheduled")} /> : null}
        {told && done ? (
          <Alert
            type="success"
            showIcon
            title={
              told.unchanged ? t("publish.unchanged") : t("publish.done", { count: told.publication ?? 0 })
            }
          />
        ) : null}
        {refused ? <Alert type="error" showIcon title={t("publish.refused")} /> : null}
        {told ? <PublishFindings open={flow} findings={told.findings} onClose={onClose} /> : null}
        {told ? <Gates flow={flow} gates={told.gates} onClose={onClose} /> : null}
        {done ? null : (
          <>
            <Changes current={current?.number} difference={difference.data} loading={difference.isLoading} />
            <Form<Values>
              form={form}
              layout="vertical"
              initialValues={{ note: "", later: false }}
              onFinish={(values) => void publish(values)}
            >
              <Form.Item name="note" label={t("publish.note")} extra={t("publish.noteHelp")}>
                <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={2000} />
              </Form.Item>
              <Form.Item name="later" valuePropName="checked" noStyle>
                <Checkbox>{t("publish.later")}</Checkbox>
              </Form.Item>
              {later ? (
                <Form.Item
                  name="due"
                  label={t("publish.due")}
                  extra={t("publish.dueHelp", { zone: zone() })}
                  rules={[{ required: true }]}
                >
                  <DatePicker
                    showTime={{ format: "HH:mm" }}
                    format="YYYY-MM-DD HH:mm"
                    onKeyDown={keepInForm}
                    disabledDate={(day) => day.valueOf() < Date.now() - DAY_MS}
                  />
                </Form.Item>
              ) : null}
              {refused && told.gates.some((gate) => !gate.passed) ? (
                <Form.Item name="skip" label={t("publish.skip")} extra={t("publish.skipHelp")}>
                  <Input maxLength={500} />
                </Form.Item>
              ) : null}
            </Form>
            {busy ? <p>{t("publish.busy")}</p> : null}
          </>
        )}
      </div>
    </Modal>
  );
}

interface ChangesProps {
  current: number | undefined;
  difference: Schemas["DiffAnswer"] | undefined;
  loading: boolean;
}

function Changes({ current, difference, loading }: ChangesProps) {
  const { t } = useTranslation();
  if (loading) return <Spin />;
  if (current === undefined) return <p>{t("publish.first")}</p>;
  if (!difference) return null;
  return (
    <>
      <h3>{t("publish.changes", { number: current })}</h3>
      {difference.meaning.length === 0 ? <p>{t("publish.noChanges")}</p> : null}
      <Meaning meaning={difference.meaning} />
    </>
  );
}
