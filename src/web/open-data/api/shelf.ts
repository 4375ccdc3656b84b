import type { NumberedPublication } from "../../../domain/publication/publication.ts";
import type { Database } from "../../../store/database.ts";
import { listPublishedItems } from "../../../store/published-item-store.ts";
import type { Asked, Collection, FilterName, Member } from "./collections.ts";

/** A member of a collection, as the bytes say it. */
export interface WrittenMember extends Pick<Member, "marks"> {
  readonly json: string;
}

/** What publications tell in each collection, put into words once: a publication never changes. */
export interface Shelf {
  membersOf(municipality: string, publication: NumberedPublication, collection: Collection): Promise<readonly WrittenMember[]>;
}

/** In characters of JSON: some ten cities' worth of everything that they tell. */
const MOST_KEPT = 64_000_000;

/** @param most how many characters are kept; what was asked for least recently goes first. */
export function openShelf(db: Database, most = MOST_KEPT): Shelf {
  /** The first is the one that was asked for least recently. Who asks while one is made waits for it. */
  const kept = new Map<string, { readonly members: Promise<readonly WrittenMember[]>; size: number }>();

  const make = async (municipality: string, { id }: NumberedPublication, { kinds, members }: Collection) => {
    const told = await listPublishedItems(db, municipality, id, { kinds });
    return members(told.map(({ item }) => item)).map(({ marks, told: one }): WrittenMember => ({ marks, json: JSON.stringify(one) }));
  };

  const leaveRoom = (): void => {
    let size = [...kept.values()].reduce((sum, one) => sum + one.size, 0);
    for (const [key, one] of kept) {
      if (size <= most) return;
      kept.delete(key);
      size -= one.size;
    }
  };

  return {
    membersOf: async (municipality, publication, collection) => {
      const key = [municipality, publication.id, publication.frozenAt.toISOString(), collection.name].join(" ");
      const entry = kept.get(key) ?? { members: make(municipality, publication, collection), size: 0 };
      kept.delete(key);
      kept.set(key, entry);
      try {
        const members = await entry.members;
        if (entry.size === 0) {
          entry.size = members.reduce((sum, { json }) => sum + json.length, 1);
          leaveRoom();
        }
        return members;
      } catch (error) {
        if (kept.get(key) === entry) kept.delete(key);
        throw error;
      }
    },
  };
}

/** Those that are asked for, in their order. */
export function narrowed(members: readonly WrittenMember[], asked: Asked): readonly WrittenMember[] {
  const wanted = Object.entries(asked) as [FilterName, number][];
  return wanted.length === 0 ? members : members.filter(({ marks }) => wanted.every(([name, number]) => marks[name]?.includes(number)));
}
