/** Two people changed the tests of a flow: both are put together, and the person decides where they disagree. */

import { Alert, Button, Modal, Radio, Space } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Side, settledTests } from "./conversationText";
import { type StaleTests, settleTests, useTests } from "./store";

export function TestsMerge() {
  const clash = useTests((tests) => tests.clash);
  return clash ? <Merge clash={clash} /> : null;
}

function Merge({ clash }: { clash: StaleTests }) {
  const { t } = useTranslation();
  const mine = useTests((tests) => tests.text);
  const [choices, setChoices] = useState<readonly (Side | undefined)[]>([]);
  const [hidden, setHidden] = useState(false);
  const { author, theirs, merged, conflicts } = clash;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another clash is decided anew
  useEffect(() => {
    setChoices([]);
    setHidden(false);
  }, [clash]);
  const choose = (index: number, side: Side) =>
    setChoices((now) => conflicts.map((_, each) => (each === index ? side : now[each])));
  return (
    <>
      {hidden ? (
        <Button size="small" danger onClick={() => setHidden(false)}>
          {t("testsMerge.again")}
        </Button>
      ) : null}
      <Modal
        open={!hidden}
        width={820}
        mask={{ closable: false }}
        title={t("testsMerge.title", { author })}
        onCancel={() => setHidden(true)}
        footer={
          <Space wrap>
            <Button onClick={() => setHidden(true)}>{t("testsMerge.later")}</Button>
            <Button onClick={() => void settleTests(theirs)}>{t("testsMerge.theirs", { author })}</Button>
            <Button
              type="primary"
              onClick={() =>
                void settleTests(merged === null ? mine : settledTests(merged, conflicts, choices))
              }
            >
              {merged === null ? t("testsMerge.mine") : t("testsMerge.accept")}
            </Button>
          </Space>
        }
      >
        {merged === null ? (
          <>
            <Alert type="warning" showIcon title={t("testsMerge.unreadable", { author })} />
            <pre className="tests-merge-text">{theirs}</pre>
          </>
        ) : (
          <Alert
            type={conflicts.length > 0 ? "warning" : "info"}
            showIcon
            title={t("testsMerge.help", { count: conflicts.length })}
          />
        )}
        {conflicts.map(({ title, mine: ours, theirs: others }, index) => (
          <fieldset key={title} className="tests-merge">
            <legend>{title}</legend>
            <Radio.Group
              value={choices[index] ?? "mine"}
              onChange={(event) => choose(index, event.target.value)}
              options={[
                { value: "mine", label: <Version who={t("merge.mine")} text={ours} /> },
                { value: "theirs", label: <Version who={author} text={others} /> },
              ]}
            />
          </fieldset>
        ))}
      </Modal>
    </>
  );
}

function Version({ who, text }: { who: string; text: string }) {
  const { t } = useTranslation();
  return (
    <span className="tests-merge-side">
      <strong>{who}</strong>
      {text ? <code>{text.trimEnd()}</code> : <em>{t("testsMerge.removed")}</em>}
    </span>
  );
}
