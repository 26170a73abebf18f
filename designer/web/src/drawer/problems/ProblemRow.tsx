/** One finding: what it says, where; on demand why it matters and how to mend it; the call that shows it. */

import {
  AimOutlined,
  CloseCircleTwoTone,
  InfoCircleTwoTone,
  PlayCircleOutlined,
  QuestionCircleOutlined,
  WarningTwoTone,
} from "@ant-design/icons";
import { Button, Tag, Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Explanation } from "./explanations";
import type { Problem } from "./problems";

const ICONS: Record<string, ReactNode> = {
  error: <CloseCircleTwoTone twoToneColor="#cf1322" />,
  warning: <WarningTwoTone twoToneColor="#d48806" />,
  hint: <InfoCircleTwoTone />,
};

interface Props {
  problem: Problem;
  /** What the node is called. */
  title: string;
  explanation: Explanation | undefined;
  onShow: () => void;
  onPlay: () => void;
}

export function ProblemRow({ problem, title, explanation, onShow, onPlay }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { finding, conversation, shows, outdated } = problem;
  return (
    <li className={outdated ? "problem problem-outdated" : "problem"}>
      <div className="problem-line">
        <span role="img" aria-label={t(`problems.one.${finding.severity}`, finding.severity)}>
          {ICONS[finding.severity] ?? ICONS.hint}
        </span>
        <button type="button" className="problem-text" onClick={onShow}>
          <strong>{title}</strong> {finding.message}
          {finding.suggestion ? <em> {finding.suggestion}</em> : null}{" "}
          {finding.language ? <Tag>{finding.language}</Tag> : null}
          {outdated ? <Tag color="gold">{t("problems.outdated")}</Tag> : null}
        </button>
        <Tooltip title={t("problems.show")}>
          <Button
            size="small"
            type="text"
            icon={<AimOutlined />}
            aria-label={t("problems.show")}
            onClick={onShow}
          />
        </Tooltip>
        {conversation ? (
          <Tooltip title={shows ? t("problems.playHelp") : t("problems.wayHelp")}>
            <Button size="small" icon={<PlayCircleOutlined />} onClick={onPlay}>
              {shows ? t("problems.play") : t("problems.way")}
            </Button>
          </Tooltip>
        ) : null}
        <Button
          size="small"
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {finding.code}
        </Button>
      </div>
      {open && explanation ? (
        <dl className="problem-why">
          <dt>{t("problems.what")}</dt>
          <dd>{explanation.what}</dd>
          <dt>{t("problems.why")}</dt>
          <dd>{explanation.why}</dd>
          <dt>{t("problems.mend")}</dt>
          <dd>{explanation.mend}</dd>
        </dl>
      ) : null}
    </li>
  );
}
