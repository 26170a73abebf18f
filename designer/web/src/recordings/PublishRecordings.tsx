/** Lets callers hear the recordings as they are now: what changes for them, the note, what stood in the way. */

import { Alert, Form, Input, Modal, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { components } from "../api/schema";
import { usePreferences } from "../app/preferences";
import { inWords } from "../app/problems";
import { languageName } from "../inspector/languageName";
import { addressOf, publishRecordings } from "./queries";
import type { WaitingPiece } from "./rows";
import { PlayButton } from "./sound/PlayButton";

type Told = components["schemas"]["PublishAnswer"];

const COLOURS = { new: "green", replaced: "blue", removed: "red", words: "default" } as const;

export default function PublishRecordings({
  waiting,
  onClose,
}: {
  waiting: readonly WaitingPiece[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note: string }>();
  const language = usePreferences((preferences) => preferences.language);
  // What was looked at, also when it does not wait any more.
  const [shown] = useState(waiting);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told>();
  const [problem, setProblem] = useState<unknown>();
  const done = told !== undefined && told.publication !== null;

  const publish = async ({ note }: { note: string }) => {
    setBusy(true);
    setProblem(undefined);
    try {
      setTold(await publishRecordings(note, language));
    } catch (trouble) {
      setProblem(trouble);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={640}
      title={t("library.publishTitle")}
      okText={done ? t("publish.close") : t("publish.now")}
      cancelButtonProps={done ? { style: { display: "none" } } : {}}
      confirmLoading={busy && !done}
      onOk={() => (done ? onClose() : form.submit())}
      onCancel={onClose}
    >
      {problem ? <Alert type="error" showIcon title={inWords(problem, t)} /> : null}
      {told && done ? (
        <Alert type="success" showIcon title={t("publish.done", { count: told.publication ?? 0 })} />
      ) : null}
      {told && !done ? <Obstacles told={told} /> : null}
      {done ? null : (
        <>
          <p>{t("library.publishHelp")}</p>
          <ul className="recordings-changes">
            {shown.map(({ language: tag, piece, change }) => (
              <li key={`${tag}/${piece.name}`}>
                <Tag color={COLOURS[change]}>{t(`library.change.${change}`)}</Tag>
                <span>
                  {piece.name} <small className="page-detail">{languageName(tag)}</small>
                </span>
                {piece.heard ? (
                  <PlayButton
                    what={t("library.before", { name: piece.name })}
                    label={t("library.was")}
                    load={async () => addressOf(piece.heard ?? "", "telephone")}
                  />
                ) : null}
                {piece.sha256 ? (
                  <PlayButton
                    what={t("library.after", { name: piece.name })}
                    label={t("library.willBe")}
                    load={async () => addressOf(piece.sha256 ?? "", "telephone")}
                  />
                ) : null}
                {piece.author ? <small className="page-detail">{piece.author}</small> : null}
              </li>
            ))}
          </ul>
          <Form
            form={form}
            layout="vertical"
            initialValues={{ note: "" }}
            onFinish={(values) => void publish(values)}
          >
            <Form.Item name="note" label={t("publish.note")} extra={t("publish.noteHelp")}>
              <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={2000} />
            </Form.Item>
          </Form>
          {busy ? <p role="status">{t("publish.busy")}</p> : null}
        </>
      )}
    </Modal>
  );
}

/** Why nothing was published. */
function Obstacles({ told }: { told: Told }) {
  const { t } = useTranslation();
  const errors = told.findings.filter(({ finding }) => finding.severity === "error");
  return (
    <Alert
      type="error"
      showIcon
      title={t("publish.refused")}
      description={
        <ul>
          {errors.map(({ flow, finding }) => (
            <li key={`${flow} ${finding.code} ${finding.message}`}>
              <Link href={`/flows/${flow}?node=${finding.node ?? ""}`}>{flow}</Link> {finding.message}
            </li>
          ))}
          {told.gates
            .filter(({ passed }) => !passed)
            .map(({ gate, demanded, found }) => (
              <li key={gate}>
                {t(`publish.gate.${gate}`, gate)}: {demanded}, {found}
              </li>
            ))}
        </ul>
      }
    />
  );
}
