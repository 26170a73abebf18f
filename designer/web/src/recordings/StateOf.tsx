/** What callers hear of a piece: a recording and how long it is, the robot voice, or nothing. */

import { AudioOutlined, RobotOutlined, WarningOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Piece } from "./queries";
import { isMissing } from "./rows";

interface Props {
  /** Undefined: nobody has heard of it. */
  piece: Piece | undefined;
  /** Whether somebody is to hear it; else those who play it tell. */
  wanted?: boolean;
}

export function StateOf({ piece, wanted = piece !== undefined && isMissing(piece) }: Props) {
  const { t } = useTranslation();
  if (piece?.fault) {
    return (
      <span className="piece-state piece-bad">
        <WarningOutlined aria-hidden /> {t("recordings.broken")}
      </span>
    );
  }
  if (piece?.file) {
    return (
      <span className="piece-state">
        <AudioOutlined aria-hidden />{" "}
        {t("recordings.seconds", { seconds: ((piece.duration_ms ?? 0) / 1000).toFixed(1) })}
      </span>
    );
  }
  if (piece?.transcript) {
    return (
      <span className={wanted ? "piece-state piece-wanting" : "piece-state piece-robot"}>
        <RobotOutlined aria-hidden /> {t("recordings.robot")}
      </span>
    );
  }
  return (
    <span className={wanted ? "piece-state piece-bad" : "piece-state piece-robot"}>
      <WarningOutlined aria-hidden /> {t("recordings.nothing")}
    </span>
  );
}
