/** Rows from a CSV file, as spreadsheets save it. Nothing is stored before one saves. */

import { InboxOutlined } from "@ant-design/icons";
import { Alert, Checkbox, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readCells } from "./csv";

interface Props {
  onTake: (lines: string[][], replaceAll: boolean) => void;
  onClose: () => void;
}

const MOST_BYTES = 2_000_000;

export function TakeFile({ onTake, onClose }: Props) {
  const { t } = useTranslation();
  const [replaceAll, setReplaceAll] = useState(false);
  const [problem, setProblem] = useState("");
  const take = async (file: File) => {
    if (file.size > MOST_BYTES) return setProblem(t("live.fileTooLarge"));
    try {
      const lines = readCells(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
      if (lines.length < 2 || lines.some((cells) => cells.some((cell) => cell.includes("\0")))) {
        return setProblem(t("live.fileEmpty"));
      }
      onTake(lines, replaceAll);
      onClose();
    } catch {
      setProblem(t("live.fileNotText"));
    }
  };
  return (
    <Modal open title={t("live.import")} footer={null} onCancel={onClose}>
      <Upload.Dragger
        accept=".csv,.tsv,.txt"
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{t("live.importDrop")}</p>
        <p>
          <small>{t("live.importHelp")}</small>
        </p>
      </Upload.Dragger>
      <p>
        <Checkbox checked={replaceAll} onChange={({ target }) => setReplaceAll(target.checked)}>
          {t("live.replaceAll")}
        </Checkbox>
      </p>
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
    </Modal>
  );
}
