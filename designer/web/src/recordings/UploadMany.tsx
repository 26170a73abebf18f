/** Many files at once, as a studio delivers them. Each comes in or is refused by itself, and says so. */

import { CheckOutlined, InboxOutlined } from "@ant-design/icons";
import { Button, Input, Modal, Space, Table, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../app/problems";
import { nameOfFile } from "./naming";
import { pieceOf, upload, useRecordings, type Why } from "./queries";
import { VoiceSelect } from "./VoiceSelect";
import { WhoAndWhy } from "./WhoAndWhy";
import "./recordings.css";

interface Item {
  /** Of the row. */
  id: string;
  file: File;
  name: string;
  state: "waiting" | "sending" | "kept" | "refused";
  problem: string;
  seconds: string;
}

interface Props {
  onClose: () => void;
  /** An archive was chosen: it has a window of its own. */
  onArchive: (archive: File) => void;
}

export function UploadMany({ onClose, onArchive }: Props) {
  const { t } = useTranslation();
  const { data } = useRecordings();
  const [chosen, setChosen] = useState("");
  const [items, setItems] = useState<readonly Item[]>([]);
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<Why>({ speaker: "", note: "" });
  const language = chosen || data?.[0]?.language || "";
  const waiting = items.filter(({ state }) => state !== "kept");

  const change = (id: string, changed: Partial<Item>) =>
    setItems((now) => now.map((item) => (item.id === id ? { ...item, ...changed } : item)));
  const add = (file: File & { uid: string }) =>
    setItems((now) => [
      ...now,
      {
        id: file.uid,
        file,
        name: nameOfFile(file.webkitRelativePath.split("/").slice(1).join("/") || file.name),
        state: "waiting",
        problem: "",
        seconds: "",
      },
    ]);
  const send = async () => {
    setBusy(true);
    for (const { id, file, name } of waiting) {
      change(id, { state: "sending", problem: "" });
      try {
        const replaces = pieceOf(data ?? [], language, name)?.sha256 ?? "";
        const made = await upload({ language, name, content: file, fileName: file.name, replaces, why });
        change(id, { state: "kept", seconds: ((made.duration_ms ?? 0) / 1000).toFixed(1) });
      } catch (error) {
        change(id, { state: "refused", problem: inWords(error, t) });
      }
    }
    setBusy(false);
  };

  return (
    <Modal
      open
      width={760}
      title={t("recordings.uploadMany")}
      onCancel={onClose}
      maskClosable={!busy}
      footer={
        <Space>
          <Button onClick={onClose} disabled={busy}>
            {t("recordings.close")}
          </Button>
          <Button type="primary" loading={busy} disabled={waiting.length === 0} onClick={() => void send()}>
            {t("recordings.send", { count: waiting.length })}
          </Button>
        </Space>
      }
    >
      <Space className="recording-warning">
        <span>{t("recordings.language")}</span>
        <VoiceSelect language={language} disabled={busy} onChange={setChosen} />
      </Space>
      <Upload.Dragger
        multiple
        accept="audio/*,.zip"
        showUploadList={false}
        disabled={busy}
        beforeUpload={(file) => {
          if (file.name.toLowerCase().endsWith(".zip")) onArchive(file);
          else add(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{t("recordings.drop")}</p>
        <p className="piece-hint">{t("recordings.dropHelp")}</p>
      </Upload.Dragger>
      {items.length > 0 ? <WhoAndWhy why={why} disabled={busy} onChange={setWhy} /> : null}
      {items.length > 0 ? (
        <Table<Item>
          className="recording-files"
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={items}
          columns={[
            { title: t("recordings.file"), render: (_, { file }) => file.name, ellipsis: true },
            {
              title: t("recordings.name"),
              width: 220,
              render: (_, { id, file, name, state }) => (
                <Input
                  size="small"
                  aria-label={t("recordings.nameOf", { file: file.name })}
                  disabled={busy || state === "kept"}
                  value={name}
                  onChange={(event) => change(id, { name: event.target.value })}
                />
              ),
            },
            {
              title: t("recordings.state"),
              width: 260,
              render: (_, item) => (
                <StateOfItem item={item} replaces={!!pieceOf(data ?? [], language, item.name)?.file} />
              ),
            },
          ]}
        />
      ) : null}
    </Modal>
  );
}

function StateOfItem({ item, replaces }: { item: Item; replaces: boolean }) {
  const { t } = useTranslation();
  switch (item.state) {
    case "kept":
      return (
        <span>
          <CheckOutlined aria-hidden /> {t("recordings.sent")} ·{" "}
          {t("recordings.seconds", { seconds: item.seconds })}
        </span>
      );
    case "refused":
      return (
        <span className="piece-bad" role="alert">
          {item.problem}
        </span>
      );
    case "sending":
      return t("recordings.sending");
    case "waiting":
      return replaces ? (
        <span className="piece-wanting">{t("recordings.replaces")}</span>
      ) : (
        t("recordings.fresh")
      );
  }
}
