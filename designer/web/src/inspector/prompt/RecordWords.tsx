/** Puts a recorded voice in place of words that the robot voice says. */

import { AudioOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMayI } from "../../app/session";
import { withTextsOf } from "../../texts/i18n";
import { useNameForNew } from "./useNameForNew";
import { plainWords } from "./values";

const NewRecording = lazy(() => withTextsOf("prompts", import("../../recordings/NewRecording")));

interface Props {
  /** As they are typed: `{balance}` is a value. */
  words: string;
  /** In which they are said here. */
  language: string;
  label: string;
  disabled: boolean;
  onRecorded: (name: string) => void;
}

export function RecordWords({ words, language, label, disabled, onRecorded }: Props) {
  const { t } = useTranslation();
  const mayEdit = useMayI("prompts.edit");
  const [opened, setOpened] = useState(false);
  const nameForNew = useNameForNew(language);
  const plain = plainWords(words);
  if (!mayEdit) return null;
  const title = plain === undefined ? t("promptRecording.withValues") : t("promptRecording.words");
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<AudioOutlined aria-hidden />}
        disabled={disabled || plain === undefined}
        title={title}
        aria-label={`${label}: ${title}`}
        onClick={() => setOpened(true)}
      />
      {opened ? (
        <Suspense fallback={null}>
          <NewRecording
            language={language}
            name={nameForNew}
            words={plain ?? ""}
            onKept={onRecorded}
            onClose={() => setOpened(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
