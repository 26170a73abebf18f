/** One recording in one language: heard, written down, recorded anew, removed; and where it is played. */

import { Alert, Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { inWords } from "../app/problems";
import { useMayI } from "../app/session";
import { writeText } from "../document/written/texts";
import { languageName } from "../inspector/languageName";
import { BeforeAfter } from "./BeforeAfter";
import { PieceHistory } from "./PieceHistory";
import { type Piece, soundOf, upload, usePiece, type Why } from "./queries";
import { RemoveButton } from "./RemoveButton";
import { placesOf } from "./rows";
import { StateOf } from "./StateOf";
import { PlayButton } from "./sound/PlayButton";
import { type Made, SoundMaker } from "./sound/SoundMaker";
import { Transcript } from "./Transcript";
import { useUnkept } from "./useUnkept";
import { WhoAndWhy } from "./WhoAndWhy";
import "./recordings.css";

interface Props {
  language: string;
  name: string;
  onClose: () => void;
}

/** What there is before anybody has heard of a name. */
function blank(name: string): Piece {
  return {
    name,
    transcript: "",
    file: null,
    sha256: null,
    duration_ms: null,
    fault: null,
    of_values: false,
    uses: [],
  };
}

export default function PieceDrawer({ language, name, onClose }: Props) {
  const { t } = useTranslation();
  const mayEdit = useMayI("prompts.edit");
  const piece = usePiece(language, name) ?? blank(name);
  const [problem, setProblem] = useState("");
  const [why, setWhy] = useState<Why>();
  const leaving = useUnkept(onClose);
  const recorded = piece.file !== null && piece.fault === null;

  const told = why ?? { speaker: piece.speaker ?? "", note: "" };

  const keep = async ({ content, fileName, origin }: Made) => {
    setProblem("");
    try {
      await upload({ language, name, content, fileName, origin, replaces: piece.sha256 ?? "", why: told });
      setWhy(undefined);
      return true;
    } catch (error) {
      setProblem(inWords(error, t));
      return false;
    }
  };
  return (
    <Drawer
      open
      size={560}
      title={
        <>
          {name} <small className="page-detail">{languageName(language)}</small>
        </>
      }
      onClose={leaving.onClose}
      destroyOnHidden
    >
      <section className="piece-part">
        <div className="piece-now">
          <StateOf piece={piece} />
          {recorded || piece.transcript ? (
            <PlayButton
              what={name}
              label={t("recordings.listen")}
              load={async () => (await soundOf(`audio(${writeText(name)})`, language)).url}
            />
          ) : null}
        </div>
        {piece.fault ? <Alert type="error" showIcon title={piece.fault} /> : null}
        {piece.speaker ? (
          <p className="piece-hint">{t("library.spokenBy", { speaker: piece.speaker })}</p>
        ) : null}
        {piece.waits ? <p className="piece-hint piece-wanting">{t("library.waits")}</p> : null}
        {piece.of_values ? <p className="piece-hint">{t("recordings.ofValues")}</p> : null}
      </section>
      {recorded ? <BeforeAfter language={language} piece={piece} /> : null}
      <Transcript language={language} name={name} text={piece.transcript} disabled={!mayEdit} />
      {mayEdit ? (
        <section className="piece-part">
          <h3>{piece.file ? t("recordings.replace") : t("recordings.make")}</h3>
          <SoundMaker
            keepLabel={piece.file ? t("recordings.keepInstead") : t("recordings.keep")}
            onUnkept={leaving.onUnkept}
            onKeep={keep}
          >
            <WhoAndWhy why={told} onChange={setWhy} />
          </SoundMaker>
          {problem ? <Alert type="error" showIcon title={problem} /> : null}
          <p className="piece-hint">{t("recordings.whenHeard")}</p>
        </section>
      ) : null}
      <Uses piece={piece} />
      <PieceHistory language={language} piece={piece} mayEdit={mayEdit} />
      {mayEdit && piece.file ? <RemoveButton language={language} piece={piece} /> : null}
    </Drawer>
  );
}

function Uses({ piece }: { piece: Piece }) {
  const { t } = useTranslation();
  const places = placesOf([piece]);
  return (
    <section className="piece-part">
      <h3>{t("recordings.uses")}</h3>
      {places.length === 0 ? <p className="piece-hint">{t("recordings.unusedHelp")}</p> : null}
      <ul className="piece-uses">
        {places.map(({ flow, node, published }) => (
          <li key={`${flow}.${node}`}>
            <Link href={`/flows/${flow}?node=${node}`}>
              {flow} · {node}
            </Link>{" "}
            {published ? <small className="page-detail">{t("recordings.published")}</small> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
