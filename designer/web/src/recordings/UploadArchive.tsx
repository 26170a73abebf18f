/** An archive of a studio: first what would become of each file, then, when that is wanted, what became of it. */

import { Alert, Button, Checkbox, Modal, Space, Spin, Table, Tag } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../app/problems";
import { bySeverity, outcomesOf } from "./delivered";
import { type Delivered, deliver, useMostBytes, useRecordings, type Why } from "./queries";
import { VoiceSelect } from "./VoiceSelect";
import { WhoAndWhy } from "./WhoAndWhy";
import "./recordings.css";

const COLOURS = { new: "green", replaces: "blue", same: "default", kept: "gold", refused: "red" } as const;
const MB = 1024 * 1024;

export default function UploadArchive({ file, onClose }: { file: File; onClose: () => void }) {
  const { t } = useTranslation();
  const { data } = useRecordings();
  const most = useMostBytes();
  const [chosen, setChosen] = useState("");
  const [replace, setReplace] = useState(true);
  const [why, setWhy] = useState<Why>({ speaker: "", note: "" });
  const [looked, setLooked] = useState<readonly Delivered[]>();
  const [done, setDone] = useState<readonly Delivered[]>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const language = chosen || data?.[0]?.language || "";
  const tooLarge = most !== undefined && file.size > most.archive;

  useEffect(() => {
    if (!language || most === undefined || tooLarge) return;
    let current = true;
    setLooked(undefined);
    setProblem("");
    deliver({ file, language, replace, look_only: true, speaker: "", note: "" }).then(
      (files) => current && setLooked(files),
      (error) => current && setProblem(inWords(error, t)),
    );
    return () => {
      current = false;
    };
  }, [file, language, replace, most, tooLarge, t]);

  const take = async () => {
    setBusy(true);
    setProblem("");
    try {
      setDone(await deliver({ file, language, replace, look_only: false, ...why }));
    } catch (error) {
      setProblem(inWords(error, t));
    } finally {
      setBusy(false);
    }
  };
  const shown = done ?? looked;
  const outcomes = outcomesOf(shown ?? []);
  const coming = outcomes.new + outcomes.replaces;
  const told = tooLarge
    ? t("library.tooLarge", { size: Math.ceil(file.size / MB), most: Math.floor((most?.archive ?? 0) / MB) })
    : problem;
  return (
    <Modal
      open
      width={860}
      title={t("library.archive", { file: file.name })}
      onCancel={onClose}
      maskClosable={!busy}
      footer={
        <Space>
          <Button type={done ? "primary" : "default"} onClick={onClose} disabled={busy}>
            {t("recordings.close")}
          </Button>
          {done ? null : (
            <Button type="primary" loading={busy} disabled={coming === 0} onClick={() => void take()}>
              {t("library.take", { count: coming })}
            </Button>
          )}
        </Space>
      }
    >
      {done ? null : (
        <div className="archive-choices">
          <Space wrap>
            <VoiceSelect language={language} disabled={busy} onChange={setChosen} />
            <Checkbox disabled={busy} checked={replace} onChange={({ target }) => setReplace(target.checked)}>
              {t("library.replaceThere")}
            </Checkbox>
          </Space>
          <p className="piece-hint">{t("library.archiveHelp")}</p>
          <WhoAndWhy why={why} disabled={busy} onChange={setWhy} />
        </div>
      )}
      {told ? <Alert type="error" showIcon title={told} /> : null}
      {!shown && !told ? (
        <Spin description={t("library.looking")}>{<div className="archive-looking" />}</Spin>
      ) : null}
      {shown ? (
        <>
          <p className="archive-sum" role="status">
            {done ? t("library.cameIn", { count: coming }) : t("library.wouldCome", { count: coming })}{" "}
            {outcomes.refused > 0 ? (
              <span className="piece-bad">{t("library.refused", { count: outcomes.refused })}</span>
            ) : null}
          </p>
          <Table<Delivered>
            rowKey="path"
            size="small"
            pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
            scroll={{ y: 360 }}
            dataSource={bySeverity(shown)}
            columns={[
              { title: t("recordings.file"), dataIndex: "path", ellipsis: true },
              {
                title: t("recordings.name"),
                width: 200,
                ellipsis: true,
                render: (_, { name, language: tag }) => (
                  <>
                    {name} <small className="page-detail">{tag}</small>
                  </>
                ),
              },
              {
                title: t("recordings.state"),
                width: 320,
                render: (_, each) => <Outcome delivered={each} done={done !== undefined} />,
              },
            ]}
          />
        </>
      ) : null}
    </Modal>
  );
}

function Outcome({ delivered, done }: { delivered: Delivered; done: boolean }) {
  const { t } = useTranslation();
  const { outcome, detail, duration_ms, used } = delivered;
  return (
    <>
      <Tag color={COLOURS[outcome]}>{t(`library.outcome.${done ? "done" : "look"}.${outcome}`)}</Tag>
      {typeof duration_ms === "number" ? (
        <small className="page-detail">
          {t("recordings.seconds", { seconds: (duration_ms / 1000).toFixed(1) })}
        </small>
      ) : null}{" "}
      {outcome === "replaces" && used ? <small className="piece-wanting">{t("library.used")}</small> : null}
      {detail ? <div className="piece-bad">{detail}</div> : null}
    </>
  );
}
