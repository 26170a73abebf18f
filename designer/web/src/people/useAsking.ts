/** Does what somebody asked for, and tells what went wrong. */

import { App } from "antd";
import { useTranslation } from "react-i18next";
import { inWords } from "../app/problems";

export function useAsking(): (work: () => Promise<unknown>, done?: string) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return async (work, done) => {
    try {
      await work();
      if (done) void message.success(done);
    } catch (error) {
      void message.error(inWords(error, t));
    }
  };
}
