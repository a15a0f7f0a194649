"""Everything about one system for its owner, as the sections of a page."""

from collections.abc import Iterable, Iterator
from datetime import date

from registry_cli.analysis.conformance import stands_of
from registry_cli.analysis.contracts.overview import row_of
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.selection import concerning
from registry_cli.analysis.deadlines.collecting import Wanted, deadlines
from registry_cli.analysis.deadlines.wording import sentence
from registry_cli.analysis.disposition import disposition
from registry_cli.analysis.landscape import landscape
from registry_cli.analysis.neighbourhood import relations_of
from registry_cli.analysis.organisation import owner_of, supplier_of, unit_of
from registry_cli.analysis.periods import Period, after
from registry_cli.documents import Data
from registry_cli.graph import Graph
from registry_cli.labels import CONTRACT_PHASE_LABELS, KIND_LABELS, STATE_LABELS, choice
from registry_cli.language import Lang, Text
from registry_cli.model.fields import Effect
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import words_in
from registry_cli.output.conformance import STATUS_LABELS
from registry_cli.output.numbers import amount, number
from registry_cli.output.sections import Section
from registry_cli.timeline import standing

AHEAD = Period(12, 0)
YEARS_AHEAD = 3
GLANCE = Text("At a glance", "Kort fortalt")
DOES = Text("What it does", "Hvad det gør")
USERS = Text("Who uses it", "Hvem bruger det")
NEEDS = Text("What it needs", "Hvad det har brug for")
NEEDED_BY = Text("What needs it", "Hvad der har brug for det")
HOLDS = Text("Data it holds", "Data i det")
CONTRACTS = Text("Contracts", "Kontrakter")
COSTS = Text("What it costs", "Hvad det koster")
DAYS = Text("Deadlines within a year, and those passed", "Frister inden for et år, og dem der er overskredet")
STANDARDS = Text("Standards", "Standarder")
PROJECTS = Text("Projects", "Projekter")
PROBLEMS = Text("What gets in the way", "Hvad der driller")
NONE = Text("None.", "Ingen.")
HEADS: dict[str, tuple[Text, ...]] = {
    "glance": (Text("What", "Hvad"), Text("Answer", "Svar")),
    "does": (Text("Process", "Arbejdsgang"), Text("Task", "Opgave"), Text("By hand", "I hånden")),
    "users": (Text("Unit", "Enhed"), Text("Users", "Brugere")),
    "needs": (
        Text("What", "Hvad"),
        Text("For", "Til"),
        Text("How", "Hvordan"),
        Text("How often", "Hvor ofte"),
        Text("Stops without it", "Går i stå uden"),
        Text("Until", "Til og med"),
    ),
    "needed": (Text("What", "Hvad"), Text("Kind", "Art"), Text("Stops without it", "Går i stå uden")),
    "data": (
        Text("Category", "Kategori"),
        Text("Classification", "Klassifikation"),
        Text("Personal", "Persondata"),
        Text("Master", "Master"),
    ),
    "contracts": (
        Text("Contract", "Kontrakt"),
        Text("Stands", "Står"),
        Text("First exit", "Tidligst ud"),
        Text("At most until", "Længst til"),
        Text("Last day to act", "Sidste dag at handle"),
    ),
    "costs": (
        Text("Year", "År"),
        Text("Its own", "Dets egne"),
        Text("Shared with others", "Delt med andet"),
    ),
    "days": (Text("Day", "Dag"), Text("What", "Hvad"), Text("Entity", "Post")),
    "standards": (
        Text("Standard", "Standard"),
        Text("Stands", "Står"),
        Text("By", "Senest"),
        Text("Note", "Bemærkning"),
    ),
    "projects": (Text("Project", "Projekt"), Text("What happens", "Hvad der sker"), Text("Day", "Dag")),
    "problems": (Text("What", "Hvad"), Text("Hours a month", "Timer om måneden"), Text("Since", "Siden")),
}
YES = Text("yes", "ja")


def sections(system: Entry, registry: Registry, graph: Graph, as_of: date, lang: Lang) -> Iterator[Section]:
    """The page of `system` on a day; parts of which nothing is known are left out, but not those that should be known."""
    page = _Page(system, registry, graph, as_of, lang)
    yield page.glance()
    yield from page.does()
    yield page.table(USERS, "users", page.users(), numeric=(1,))
    yield page.table(NEEDS, "needs", page.needs())
    yield page.table(NEEDED_BY, "needed", page.needed_by())
    yield page.table(HOLDS, "data", page.data())
    yield page.table(CONTRACTS, "contracts", page.contracts())
    yield page.table(COSTS, "costs", page.costs(), numeric=(1, 2))
    yield page.table(DAYS, "days", page.days())
    yield page.table(STANDARDS, "standards", page.standards())
    yield page.table(PROJECTS, "projects", page.projects())
    if system.rows("problems"):
        yield page.table(PROBLEMS, "problems", page.problems(), numeric=(1,))


class _Page:
    """What all parts of the page need."""

    def __init__(self, system: Entry, registry: Registry, graph: Graph, as_of: date, lang: Lang) -> None:
        self.system, self.registry, self.graph, self.as_of, self.lang = system, registry, graph, as_of, lang

    def table(self, title: Text, heads: str, rows: Iterable[list[str]], numeric: tuple[int, ...] = ()) -> Section:
        """A part with its table, or a word that there is nothing."""
        found = list(rows)
        said = [head.say(self.lang) for head in HEADS[heads]]
        return Section(title.say(self.lang), said, found, () if found else (NONE.say(self.lang),), frozenset(numeric))

    def glance(self) -> Section:
        """Who answers for it, where it stands, how important and how good it is."""
        system, lang = self.system, self.lang
        now = standing(system, self.as_of)
        row = next(
            (one for one in landscape(self.registry, self.graph, self.as_of).systems if one.entry is system), None
        )
        intended = disposition(system)
        facts: list[tuple[Text, str]] = [
            (Text("Description", "Beskrivelse"), system.text("description") or ""),
            (Text("State", "Tilstand"), STATE_LABELS[now.state].say(lang) + (f" ({now.since})" if now.since else "")),
            (
                Text("Next", "Derefter"),
                f"{STATE_LABELS[now.following].say(lang)} ({now.until})" if now.following else "",
            ),
            (Text("Owner", "Ejer"), _named(owner_of(system, self.registry))),
            (Text("Manager", "Systemansvarlig"), _named(self.registry.find(system.text("manager")))),
            (Text("Unit", "Enhed"), _named(unit_of(system, self.registry))),
            (Text("Supplier", "Leverandør"), _named(supplier_of(system, self.registry))),
            (Text("Criticality", "Kritikalitet"), self.word(system.section("criticality").get("level"))),
            (
                Text("Systems that stop without it", "Systemer, der går i stå uden det"),
                str(row.stopping) if row else "",
            ),
            (Text("Others that may suffer", "Andre, der kan mærke det"), str(row.suffering) if row else ""),
            (Text("Disposition", "Disposition"), self.word(intended)),
            (Text("Support ends", "Support ophører"), system.text("support_ends") or ""),
            (Text("Confirmed", "Bekræftet"), _text(system.section("verified").get("date"))),
        ]
        rows = [[label.say(lang), answer] for label, answer in facts if answer]
        return Section(GLANCE.say(lang), [head.say(lang) for head in HEADS["glance"]], rows)

    def does(self) -> Iterator[Section]:
        """Its functions and tasks in a line, its processes in a table."""
        functions = self.registry.settings.vocabularies.functions
        named = [str(functions.get(one, one)) for one in self.system.words("functions")]
        line = ", ".join((*named, *self.system.words("tasks")))
        rows = [
            [_text(row.get("name")), _text(row.get("task")), ", ".join(words_in(row.get("manual")))]
            for row in self.system.rows("processes")
        ]
        if line or rows:
            heads = [head.say(self.lang) for head in HEADS["does"]]
            yield Section(DOES.say(self.lang), heads, rows, (line,) if line else ())

    def users(self) -> Iterator[list[str]]:
        """The units that use it, the most users first."""
        rows = [(_text(row.get("unit")), row.get("users")) for row in self.system.rows("used_by")]
        counted = [(unit, users if isinstance(users, int) else None) for unit, users in rows]
        for unit, users in sorted(counted, key=lambda one: (-(one[1] or 0), one[0])):
            entry = self.registry.find(unit)
            yield [entry.name if entry else unit, "" if users is None else number(users, self.lang)]

    def needs(self) -> Iterator[list[str]]:
        """Its uses, the essential ones first."""
        rows = sorted(self.system.rows("uses"), key=lambda row: row.get("essential") is not True)
        for row in rows:
            target = next((_text(row[key]) for key in ("interface", "datasource", "system") if row.get(key)), "")
            entry = self.registry.find(target)
            yield [
                f"{entry.name} ({target})" if entry else target,
                _text(row.get("purpose")),
                self.word(row.get("via")),
                self.word(row.get("frequency")),
                self.flag(row.get("essential")),
                _text(row.get("until")),
            ]

    def needed_by(self) -> Iterator[list[str]]:
        """What depends on it directly."""
        found = {
            (one.other.id, one.edge.effect is Effect.BREAKS): one.other
            for one in relations_of(self.system, self.graph).incoming
            if one.edge.effect in (Effect.BREAKS, Effect.DEGRADES)
        }
        for (_, stops), other in sorted(found.items(), key=lambda one: (not one[0][1], one[0][0])):
            yield [f"{other.name} ({other.id})", KIND_LABELS[other.kind].say(self.lang), self.flag(stops)]

    def data(self) -> Iterator[list[str]]:
        """The data it holds."""
        categories = self.registry.settings.vocabularies.data_categories
        for row in self.system.rows("data"):
            category = _text(row.get("category"))
            personal = ", ".join(self.word(one) for one in words_in(row.get("personal")))
            classified, master = self.word(row.get("classification")), self.flag(row.get("master"))
            yield [str(categories.get(category, category)), classified, personal, master]

    def contracts(self) -> Iterator[list[str]]:
        """The contracts that cover it, those in force first."""
        found = [
            row_of(one, self.registry, self.as_of)
            for one in self.registry.of_kind("contract")
            if self.system.id in one.words("covers")
        ]
        for row in sorted(found, key=lambda row: (row.state.phase == "expired", row.entry.id)):
            state = row.state
            until = state.maximum.isoformat() if state.maximum else ""
            act = state.deadline.safe_day.isoformat() if state.deadline and state.deadline.kind != "end" else ""
            yield [
                f"{row.entry.name} ({row.entry.id})",
                CONTRACT_PHASE_LABELS[state.phase].say(self.lang),
                state.earliest_exit.isoformat() if state.earliest_exit else "",
                until,
                act,
            ]

    def costs(self) -> Iterator[list[str]]:
        """What it costs by year as we plan: alone, and with others."""
        years = range(self.as_of.year, self.as_of.year + YEARS_AHEAD + 1)
        concerned = tuple(concerning(ledger(self.registry, self.as_of, years), self.system))
        for year in years if concerned else ():
            own = sum(one.amount("expected", year) for one in concerned if not one.is_shared)
            shared = sum(one.amount("expected", year) for one in concerned if one.is_shared)
            yield [str(year), amount(own, self.lang), amount(shared, self.lang)]

    def days(self) -> Iterator[list[str]]:
        """What is overdue, and what comes within a year, of it and of the contracts that cover it."""
        last = after(self.as_of, AHEAD) or date.max
        wanted = Wanted(self.as_of, last, entity=self.system.id)
        for event in deadlines(self.registry, self.as_of, wanted).events:
            yield [event.day.isoformat() if event.day else "", sentence(event, self.lang), event.entity]

    def standards(self) -> Iterator[list[str]]:
        """How it stands against the standards that concern it."""
        for one in stands_of(self.system, self.registry, self.as_of):
            by = one.by.isoformat() if one.by else ""
            yield [one.standard.name, STATUS_LABELS[one.status].say(self.lang), by, one.note]

    def projects(self) -> Iterator[list[str]]:
        """The projects that change it."""
        for project in self.registry.of_kind("project"):
            for row in project.rows("changes"):
                if self.system.id in (row.get("system"), row.get("with")):
                    state = self.word(project.text("state"))
                    yield [f"{project.name} ({state})", self.word(row.get("action")), _text(row.get("date"))]

    def problems(self) -> Iterator[list[str]]:
        """What gets in people's way, the most hours first."""
        rows = [(row, row.get("hours_per_month")) for row in self.system.rows("problems")]
        for row, hours in sorted(rows, key=lambda one: -one[1] if isinstance(one[1], int) else 0):
            yield [
                _text(row.get("text")),
                number(hours, self.lang) if isinstance(hours, int) else "",
                _text(row.get("since")),
            ]

    def word(self, value: Data) -> str:
        """A fixed word in the language; anything else as it stands."""
        return choice(value, self.lang) if isinstance(value, str) else ""

    def flag(self, value: Data) -> str:
        """Yes, or nothing."""
        return YES.say(self.lang) if value is True else ""


def _named(entry: Entry | None) -> str:
    return "" if entry is None else f"{entry.name} ({entry.id})"


def _text(value: Data) -> str:
    return value if isinstance(value, str) else ""
