/** One conversation: whether it holds; if not, which line does not, and what was heard instead. */

import {
  CaretRightOutlined,
  CheckCircleTwoTone,
  CloseCircleTwoTone,
  MinusCircleOutlined,
  PlayCircleOutlined,
} from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { Conversation, Run } from "./store";

interface Props {
  conversation: Conversation;
  run: Run | undefined;
  disabled: boolean;
  onRun: () => void;
  onPlay: () => void;
  onShow: (step: number | undefined) => void;
}

export function TestRow({ conversation, run, disabled, onRun, onPlay, onShow }: Props) {
  const { t } = useTranslation();
  const failedAt = run?.failed_at ?? undefined;
  return (
    <li className="test">
      <div className="test-line">
        <Mark run={run} />
        <button type="button" className="test-title" onClick={() => onShow(failedAt)}>
          {conversation.title}
        </button>
        <Tooltip title={t("tests.runOne")}>
          <Button
            size="small"
            type="text"
            icon={<CaretRightOutlined />}
            aria-label={t("tests.runOne")}
            disabled={disabled}
            onClick={onRun}
          />
        </Tooltip>
        <Tooltip title={t("tests.play")}>
          <Button
            size="small"
            type="text"
            icon={<PlayCircleOutlined />}
            aria-label={t("tests.play")}
            onClick={onPlay}
          />
        </Tooltip>
      </div>
      {run && !run.passed ? (
        <div className="test-failure">
          {failedAt === undefined ? null : <code>{run.steps[failedAt]}</code>}
          <p>{run.problem}</p>
          {run.instead.length > 0 ? (
            <p>
              {t("tests.instead")} {run.instead.map((each) => `“${each}”`).join(" ")}
            </p>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

function Mark({ run }: { run: Run | undefined }) {
  const { t } = useTranslation();
  if (!run) return <MinusCircleOutlined className="test-not-run" aria-label={t("tests.notRun")} />;
  return run.passed ? (
    <CheckCircleTwoTone twoToneColor="#389e0d" aria-label={t("tests.holds")} />
  ) : (
    <CloseCircleTwoTone twoToneColor="#cf1322" aria-label={t("tests.fails")} />
  );
}
