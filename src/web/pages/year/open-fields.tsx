import type { SheetKind } from "../../../domain/sheet/sheet-body.ts";
import type { YearDepartments } from "../../../store/unit-of-year-store.ts";
import type { Carry, CarryItem } from "../../../use-cases/year/list-carry.ts";
import { addressOf } from "../../routes.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Badge, Empty } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { blankKey, byDepartment, keyOf, type OpenChoice } from "./open-choice.ts";

/** The id of the field that says into which department the goals of one go. */
export const intoId = (department: number | null): string => `into-${department ?? "none"}`;

/** What of the year before goes on: by department, all, none, or one by one. */
export function CarryFields({
  number,
  carry,
  departments,
  choice,
  errors,
}: {
  readonly number: number;
  readonly carry: Carry;
  readonly departments: YearDepartments;
  readonly choice: OpenChoice;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  return (
    <Block id="carry" title={t("open.before", { number })}>
      {carry.before.length === 0 ? (
        <Empty>{t("open.before.none")}</Empty>
      ) : (
        <p className="actions-line">
          <ChooseButton act="all every" name={t("open.all")} />
          <ChooseButton act="none every" name={t("open.noneOf")} />
        </p>
      )}
      {[...byDepartment(carry.before)].map(([department, items]) => (
        <fieldset key={department} className="carry">
          <legend>
            <Words>{items[0]?.department ?? t("open.noDepartment")}</Words>
          </legend>
          <p className="actions-line">
            <ChooseButton
              act={`all ${department ?? "none"}`}
              name={t("open.all")}
              of={t("open.allOf", { department: nameOf(items, t("open.noDepartment")) })}
            />
            <ChooseButton
              act={`none ${department ?? "none"}`}
              name={t("open.noneOf")}
              of={t("open.nothingOf", { department: nameOf(items, t("open.noDepartment")) })}
            />
          </p>
          <Into {...{ department, departments, choice, errors }} />
          <ItemList items={items} name="continue" chosen={choice.continued} />
        </fieldset>
      ))}
    </Block>
  );
}

const nameOf = (items: readonly CarryItem[], none: string): string => items[0]?.department ?? none;

/** Chooses all or none and shows the page again: without a script too. */
function ChooseButton({ act, name, of }: { readonly act: string; readonly name: string; readonly of?: string }) {
  return (
    <button type="submit" className="button second small" name="act" value={act} aria-label={of}>
      {name}
    </button>
  );
}

/** The department of this year, where it is another one, or one of several. */
function Into({
  department,
  departments,
  choice,
  errors,
}: {
  readonly department: number | null;
  readonly departments: YearDepartments;
  readonly choice: OpenChoice;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  const became = department === null ? [] : departments.of(department);
  if (became.length === 1 && became[0]?.id === department) return null;
  const id = intoId(department);
  const error = errors.find(({ field }) => field === id);
  return (
    <div className="field">
      <label htmlFor={id}>{t("open.into")}</label>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error.message}
        </p>
      ) : null}
      <select id={id} name={id} defaultValue={choice.into.get(department) ?? ""} aria-describedby={error ? `${id}-error` : undefined}>
        <option value="">—</option>
        {(became.length > 0 ? became : departments.all).map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function ItemList({
  items,
  name,
  chosen,
}: {
  readonly items: readonly CarryItem[];
  readonly name: string;
  readonly chosen: ReadonlySet<string>;
}) {
  const { t, code } = usePage();
  return (
    <ul className="choose-list">
      {items.map((item) => (
        <li key={keyOf(item)}>
          {item.sheetId === null ? (
            <label>
              <input type="checkbox" name={name} value={keyOf(item)} defaultChecked={chosen.has(keyOf(item))} /> <ItemTitle item={item} />
            </label>
          ) : (
            <>
              <ItemTitle item={item} />{" "}
              {code === null ? null : (
                <a href={addressOf("sheet", { code, sheet: item.sheetId })}>
                  <Badge>{t("open.has")}</Badge>
                </a>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function ItemTitle({ item: { kind, priority, title } }: { readonly item: CarryItem }) {
  const { t } = usePage();
  return (
    <span>
      {kind === "mission" ? <Badge>{t("kind.mission")}</Badge> : priority === null ? null : t("goal.rank", { priority })}{" "}
      <Words>{title}</Words>
    </span>
  );
}

/** What the record has of the year already: sheets are made of it. */
export function ExistingFields({
  number,
  carry,
  choice,
  year,
}: {
  readonly number: number;
  readonly carry: Carry;
  readonly choice: OpenChoice;
  readonly year: string;
}) {
  const { t } = usePage();
  return (
    <Block id="existing" title={t("open.existing", { number, year })}>
      <p>{t("open.existing.text")}</p>
      <p className="choose-one">
        {(["accepted", "draft"] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="existing-is" value={one} defaultChecked={choice.existingIs === one} /> {t(`open.existing.${one}`)}
          </label>
        ))}
      </p>
      {[...byDepartment(carry.existing)].map(([department, items]) => (
        <fieldset key={department} className="carry">
          <legend>
            <Words>{items[0]?.department ?? t("open.noDepartment")}</Words>
          </legend>
          <ItemList items={items} name="existing" chosen={choice.existing} />
        </fieldset>
      ))}
    </Block>
  );
}

/** How many new sheets each department gets. */
export function BlankFields({
  number,
  departments,
  choice,
  formNames,
}: {
  readonly number: number;
  readonly departments: YearDepartments;
  readonly choice: OpenChoice;
  readonly formNames: Readonly<Record<SheetKind, string>>;
}) {
  const { t } = usePage();
  const kinds = ["mission", "goal"] as const;
  return (
    <Block id="blank" title={t("open.blank", { number })}>
      <p>{t("open.blank.text")}</p>
      <table className="table blank-sheets">
        <caption className="visually-hidden">{t("open.blank", { number })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("sheets.department")}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                <Words>{formNames[kind]}</Words>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {departments.all.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">
                <Words>{name}</Words>
              </th>
              {kinds.map((kind) => (
                <td key={kind}>
                  <input
                    type="text"
                    inputMode="numeric"
                    size={3}
                    maxLength={3}
                    name={blankKey(kind, id)}
                    defaultValue={choice.blank.get(blankKey(kind, id)) ?? ""}
                    aria-label={`${name} ${t("open.blank.goal", { name: formNames[kind] })}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}
