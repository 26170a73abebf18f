/** Plays one piece of a prompt, as callers hear it; values are made up by the server. */

import { answer, POST } from "../../api/client";
import { useMayI } from "../../app/session";
import { type Piece, writePieces } from "../../document/written/pieces";
import { PlayButton } from "../../recordings/sound/PlayButton";
import { useVariables } from "../around";

interface Props {
  piece: Piece;
  label: string;
  /** In which it is said. */
  language: string;
}

export function ListenToPiece({ piece, label, language }: Props) {
  const mayHear = useMayI("prompts.hear");
  const variables = useVariables();
  if (!mayHear) return null;
  const prompt = writePieces([piece]);
  const load = async () =>
    (await answer(POST("/api/sounds", { body: { prompt, language, variables: [...variables] } }))).url;
  return <PlayButton what={label} load={load} />;
}
