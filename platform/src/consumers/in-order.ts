/** Things that end in any order, and are done in the order in which they began. */
export interface InOrder {
  /** Returns what is to be called when it has ended; `onDone` is called when all before it have ended too. */
  begin(onDone: () => void): () => void;
}

export function createInOrder(): InOrder {
  const open: { readonly onDone: () => void; ended: boolean }[] = [];
  return {
    begin(onDone) {
      const begun = { onDone, ended: false };
      open.push(begun);
      return () => {
        begun.ended = true;
        while (open[0]?.ended) open.shift()?.onDone();
      };
    },
  };
}
