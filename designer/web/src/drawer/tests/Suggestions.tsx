/** Conversations that the server suggests for exits that no test goes through; those that are chosen are added. */

import { App, Button, Checkbox, Empty, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../../app/problems";
import { addTests, suggestTests } from "./store";

export function Suggestions() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [suggested, setSuggested] = useState<string[]>();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const suggest = async () => {
    setBusy(true);
    try {
      const texts = (await suggestTests()).split(/^(?=call )/m).filter((text) => text.startsWith("call "));
      setSuggested(texts);
      setChosen(new Set(texts.keys()));
    } catch (problem) {
      void message.error(inWords(problem, t));
    } finally {
      setBusy(false);
    }
  };
  const add = async () => {
    setSuggested(undefined);
    await addTests((suggested ?? []).filter((_, index) => chosen.has(index)).join("\n"));
  };
  const choose = (index: number, wanted: boolean) => {
    const next = new Set(chosen);
    if (wanted) next.add(index);
    else next.delete(index);
    setChosen(next);
  };
  return (
    <>
      <Button size="small" loading={busy} onClick={() => void suggest()}>
        {t("tests.suggest")}
      </Button>
      <Modal
        open={suggested !== undefined}
        width={720}
        title={t("tests.suggested")}
        okText={t("tests.add", { count: chosen.size })}
        okButtonProps={{ disabled: chosen.size === 0 }}
        onOk={() => void add()}
        onCancel={() => setSuggested(undefined)}
      >
        {suggested?.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("tests.nothingToAdd")} />
        ) : null}
        <div className="suggested">
          {suggested?.map((text, index) => (
            <div key={text}>
              <Checkbox checked={chosen.has(index)} onChange={(event) => choose(index, event.target.checked)}>
                {/^call "(.*?)"/.exec(text)?.[1] ?? ""}
              </Checkbox>
              <pre>{text.split("\n").slice(1).join("\n").trimEnd()}</pre>
            </div>
          ))}
        </div>
      </Modal>
    </>
  );
}
