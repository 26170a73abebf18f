/** Somebody else saved meanwhile: both people's changes are put together, and the person decides where they disagree. */

import { Alert, Button, Modal, Radio, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDrawing } from "../document/store";
import type { Drawing } from "../document/types";
import { type Side, settled } from "./choosing";
import { type StaleSave, useSaving } from "./store";
import "./saving.css";

/** Goes on from what they saved; undo leads back to what was drawn before. */
async function goOnWith(drawing: Drawing, revision: number): Promise<void> {
  useSaving.setState({ state: "unsaved", clash: undefined, revision });
  useDrawing.getState().edit(() => drawing);
  await useSaving.getState().saveNow();
}

export default function MergeDialog({ clash }: { clash: StaleSave }) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<readonly (Side | undefined)[]>([]);
  const [hidden, setHidden] = useState(false);
  const [about, setAbout] = useState(clash);
  if (about !== clash) {
    // They saved once more: what was chosen was about something else.
    setAbout(clash);
    setChoices([]);
    setHidden(false);
  }
  const { conflicts, revision, merged, theirs, layout } = clash;
  const author = clash.author ?? "";
  const mine = useDrawing((drawing) => drawing.document);
  if (revision === null) {
    return (
      <Modal
        open={!hidden}
        title={t("merge.deleted", { author })}
        footer={<Button onClick={() => setHidden(true)}>{t("merge.close")}</Button>}
        onCancel={() => setHidden(true)}
      >
        {t("merge.deletedHelp")}
      </Modal>
    );
  }
  const choose = (index: number, side: Side) =>
    setChoices((now) => conflicts.map((_, each) => (each === index ? side : now[each])));
  const all = (side: Side) => setChoices(conflicts.map(() => side));
  const ownLayout = useDrawing.getState().layout;
  const accept = () => {
    const document = merged && theirs ? settled(merged, { mine, theirs }, conflicts, choices) : mine;
    void goOnWith({ document, layout: merged ? layout : ownLayout }, revision);
  };
  return (
    <>
      {hidden ? (
        <Button size="small" danger className="merge-again" onClick={() => setHidden(false)}>
          {t("merge.again")}
        </Button>
      ) : null}
      <Modal
        open={!hidden}
        width={820}
        maskClosable={false}
        title={t("merge.title", { author })}
        onCancel={() => setHidden(true)}
        footer={
          <Space wrap>
            <Button onClick={() => setHidden(true)}>{t("merge.later")}</Button>
            {theirs ? (
              <Button onClick={() => void goOnWith({ document: theirs, layout }, revision)}>
                {t("merge.onlyTheirs", { author })}
              </Button>
            ) : null}
            <Button type="primary" onClick={accept}>
              {merged ? t("merge.accept") : t("merge.overwrite")}
            </Button>
          </Space>
        }
      >
        {merged ? (
          <Alert
            type={conflicts.length > 0 ? "warning" : "info"}
            showIcon
            title={t("merge.help", { count: conflicts.length })}
          />
        ) : (
          <>
            <Alert type="warning" showIcon title={t("merge.unreadable", { author })} />
            <pre className="merge-text">{clash.theirs_text}</pre>
          </>
        )}
        {conflicts.length > 1 ? (
          <Space className="merge-all">
            <Button size="small" onClick={() => all("mine")}>
              {t("merge.allMine")}
            </Button>
            <Button size="small" onClick={() => all("theirs")}>
              {t("merge.allTheirs", { author })}
            </Button>
          </Space>
        ) : null}
        <div className="merge-conflicts">
          {conflicts.map((conflict, index) => (
            <fieldset key={`${conflict.node} ${conflict.part} ${conflict.language}`}>
              <legend>
                {[conflict.node ?? t("drawer.header"), conflict.part, conflict.language]
                  .filter(Boolean)
                  .join(" · ")}
              </legend>
              <Radio.Group
                value={choices[index] ?? "mine"}
                onChange={(event) => choose(index, event.target.value)}
                options={[
                  { value: "mine", label: <Text who={t("merge.mine")} text={conflict.mine} /> },
                  { value: "theirs", label: <Text who={author} text={conflict.theirs} /> },
                ]}
              />
              <div className="merge-base">
                <Text who={t("merge.base")} text={conflict.base} />
              </div>
            </fieldset>
          ))}
        </div>
      </Modal>
    </>
  );
}

function Text({ who, text }: { who: string; text: string | null }) {
  const { t } = useTranslation();
  return (
    <span className="merge-side">
      <strong>{who}</strong>
      {text === null ? <em>{t("merge.nothing")}</em> : <code>{text}</code>}
    </span>
  );
}
