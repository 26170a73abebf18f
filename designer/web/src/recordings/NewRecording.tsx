/** A recording under a name of its own: what it says, then the sound. Nothing is changed before the sound is kept. */

import { Alert, Form, Input, Modal, Select } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../app/problems";
import { languageName } from "../inspector/languageName";
import { pieceOf, transcribe, upload, useRecordings, type Why } from "./queries";
import { type Made, SoundMaker } from "./sound/SoundMaker";
import { useUnkept } from "./useUnkept";
import { WhoAndWhy } from "./WhoAndWhy";
import "./recordings.css";

interface Props {
  /** The only one that is meant; else it is asked for. */
  language?: string;
  name?: string;
  /** What is to be said. */
  words?: string;
  onClose: () => void;
  onKept?: (name: string) => void;
}

interface Values {
  language: string;
  name: string;
  words: string;
}

export default function NewRecording({ language, name = "", words = "", onClose, onKept }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useRecordings();
  const [problem, setProblem] = useState("");
  const [why, setWhy] = useState<Why>({ speaker: "", note: "" });
  const leaving = useUnkept(onClose);
  const area = useRef<TextAreaRef>(null);
  const [values, setValues] = useState<Values>({ language: language ?? "", name, words });
  const mine = data?.find((each) => each.language.startsWith(i18n.language));
  const chosen = values.language || (mine ?? data?.[0])?.language || "";
  const before = pieceOf(data ?? [], chosen, values.name);

  const keep = async ({ content, fileName, origin }: Made) => {
    setProblem("");
    const of = { language: chosen, name: values.name.trim() };
    try {
      const made = await upload({ ...of, content, fileName, origin, replaces: before?.sha256 ?? "", why });
      const said = values.words.trim();
      // Nothing typed: what was written down before still holds.
      if (said && said !== made.transcript) await transcribe(of.language, of.name, values.words);
    } catch (error) {
      setProblem(inWords(error, t));
      return false;
    }
    leaving.onUnkept(false);
    onKept?.(of.name);
    onClose();
    return true;
  };
  return (
    <Modal
      open
      title={language ? t("recordings.newIn", { language: languageName(language) }) : t("recordings.new")}
      footer={null}
      onCancel={leaving.onClose}
      destroyOnHidden
      afterOpenChange={(shown) => shown && words === "" && area.current?.focus()}
    >
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...values, language: chosen }}
        onValuesChange={(changed) => setValues((now) => ({ ...now, ...changed }))}
      >
        <Form.Item name="language" label={t("recordings.language")} hidden={language !== undefined}>
          <Select
            options={(data ?? []).map((each) => ({
              value: each.language,
              label: `${languageName(each.language)} · ${each.language}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="words" label={t("recordings.toSay")} extra={t("recordings.toSayHelp")}>
          <Input.TextArea
            ref={area}
            className="recording-words"
            lang={chosen}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={10_000}
          />
        </Form.Item>
        <Form.Item name="name" label={t("recordings.name")} extra={t("recordings.nameHelp")}>
          <Input maxLength={260} spellCheck={false} />
        </Form.Item>
        {before?.file ? (
          <Alert
            className="recording-warning"
            type="warning"
            showIcon
            title={t("recordings.there", { name: values.name, language: chosen })}
          />
        ) : null}
        <SoundMaker
          keepLabel={before?.file ? t("recordings.keepInstead") : t("recordings.keep")}
          onUnkept={leaving.onUnkept}
          onKeep={keep}
        >
          <WhoAndWhy why={why} onChange={setWhy} />
        </SoundMaker>
      </Form>
      {problem ? <Alert className="recording-warning" type="error" showIcon title={problem} /> : null}
    </Modal>
  );
}
