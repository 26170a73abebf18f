/** What a recording says, or is to say; it is in its place when the field is left. */

import { Alert, Input } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../app/problems";
import { transcribe } from "./queries";

interface Props {
  language: string;
  name: string;
  text: string;
  disabled: boolean;
}

export function Transcript({ language, name, text, disabled }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [draft, setDraft] = useState(text);
  const [told, setTold] = useState<"saved" | { problem: string }>();
  const kept = useRef(text);

  const save = async () => {
    if (draft.trim() === kept.current.trim()) return;
    const before = kept.current;
    kept.current = draft;
    try {
      await transcribe(language, name, draft);
      setTold("saved");
    } catch (error) {
      kept.current = before;
      setTold({ problem: inWords(error, t) });
    }
  };
  // Also when the window is closed while somebody types.
  const saving = useRef(save);
  saving.current = save;
  useEffect(() => () => void saving.current(), []);

  return (
    <section className="piece-part">
      <h3>
        <label htmlFor={id}>{t("recordings.transcript")}</label>
      </h3>
      <Input.TextArea
        id={id}
        lang={language}
        value={draft}
        disabled={disabled}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={10_000}
        onChange={(event) => {
          setDraft(event.target.value);
          setTold(undefined);
        }}
        onBlur={() => void save()}
      />
      <p className="piece-hint" role="status">
        {told === "saved" ? t("recordings.transcriptSaved") : t("recordings.transcriptHelp")}
      </p>
      {typeof told === "object" ? <Alert type="error" showIcon title={told.problem} /> : null}
    </section>
  );
}
