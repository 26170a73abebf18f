/** A report is kept under a name, for oneself or for everybody. */

import { Alert, Input, Modal, Radio } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../app/problems";
import { save } from "./queries";
import type { Asked, Saved } from "./types";

interface Props {
  asked: Asked;
  /** The one that is changed; none: one more is kept. */
  changed: Saved | undefined;
  onSaved: (saved: Saved) => void;
  onClose: () => void;
}

export default function SaveDialog({ asked, changed, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState(changed?.name ?? "");
  const [shared, share] = useState(changed?.shared ?? false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const keep = async () => {
    setBusy(true);
    setProblem("");
    try {
      onSaved(await save({ name, shared, asked }, changed?.number));
    } catch (error) {
      setProblem(inWords(error, t));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t(changed ? "reports.change" : "reports.save")}
      okText={t("reports.keep")}
      okButtonProps={{ loading: busy, disabled: name.trim() === "" }}
      onOk={() => void keep()}
      onCancel={onClose}
    >
      <label htmlFor={id}>{t("reports.name")}</label>
      <Input
        id={id}
        autoFocus
        maxLength={80}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={() => (name.trim() && !busy ? void keep() : undefined)}
      />
      <Radio.Group
        className="report-whose"
        aria-label={t("reports.whose")}
        value={shared}
        onChange={({ target }) => share(target.value)}
        options={[
          { value: false, label: t("reports.forMe") },
          { value: true, label: t("reports.forAll") },
        ]}
      />
      {shared ? <p className="report-hint">{t("reports.forAllHelp")}</p> : null}
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
    </Modal>
  );
}
