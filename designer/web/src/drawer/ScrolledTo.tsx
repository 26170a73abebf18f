/** The end of a list that grows: with another key it comes to be anew, and is scrolled to. */

import { useEffect, useRef } from "react";

export function ScrolledTo() {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Nothing may be returned: browsers that know of it give a promise here.
    void end.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return <div ref={end} />;
}
