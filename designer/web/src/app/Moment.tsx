/** How long ago something was, or will be; the exact moment where the pointer rests. */

import { useTranslation } from "react-i18next";
import { exactly, fromNow } from "./moments";

export function Moment({ at }: { at: string }) {
  const { language } = useTranslation().i18n;
  return (
    <time dateTime={at} title={exactly(at, language)}>
      {fromNow(at, language)}
    </time>
  );
}
