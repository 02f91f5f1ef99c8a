"""The supervision agenda: everything about one meeting in one place to import from.

Prepare it, share out its minutes, run it and note what is said. Gathers what others
import and does nothing itself; each part has its file: ``item`` what it is, ``form``
what comes from a page, ``change`` how it is changed, ``balance`` how its minutes are
shared out, ``template`` what it can begin with, ``pickups`` what can be picked up,
``hour`` the turns a session takes, ``notes`` what is written in it, ``half`` the other
half.
"""

from __future__ import annotations

from toolkit.practice.agenda.balance import (
    FUNCTION_MEANINGS,
    FUNCTION_WORDS,
    Balance,
    compute_balance,
)
from toolkit.practice.agenda.change import (
    add_item,
    change_item,
    get_item,
    get_item_place,
    move_item_down,
    move_item_to,
    move_item_up,
    park_agenda_item,
    put_reflection_first,
    remove_item,
    take_item_back,
)
from toolkit.practice.agenda.form import read_item, read_meeting
from toolkit.practice.agenda.half import (
    count_left_out,
    merge_half,
    read_half,
    write_half_file,
)
from toolkit.practice.agenda.hour import (
    compute_time_left,
    end_session,
    extend_item,
    extend_session,
    list_not_reached,
    park_session_item,
    pause_session,
    resume_session,
    set_seen_by_both,
    set_timer,
    start_session,
    turn_to_item,
    turn_to_next_item,
)
from toolkit.practice.agenda.item import (
    FUNCTIONS,
    KIND_AGENDA,
    LONDON,
    ZONE,
    Agenda,
    AgendaItem,
    compute_meeting_end,
    compute_meeting_start,
    plan_next_meeting,
    read_agenda_body,
    write_agenda_body,
)
from toolkit.practice.agenda.notes import (
    KIND_RUN,
    SessionLine,
    SessionRun,
    put_line,
    read_line,
    read_run_body,
    remove_line,
    write_run_body,
)
from toolkit.practice.agenda.pickups import (
    BroughtLine,
    PickUp,
    PickUpMaterial,
    add_entry_to_item,
    add_pick_ups,
    list_pick_ups,
)
from toolkit.practice.agenda.template import (
    AgendaTemplates,
    apply_template,
)

__all__ = [
    "FUNCTIONS",
    "FUNCTION_MEANINGS",
    "FUNCTION_WORDS",
    "KIND_AGENDA",
    "KIND_RUN",
    "LONDON",
    "ZONE",
    "Agenda",
    "AgendaItem",
    "AgendaTemplates",
    "Balance",
    "BroughtLine",
    "PickUp",
    "PickUpMaterial",
    "SessionLine",
    "SessionRun",
    "add_entry_to_item",
    "add_item",
    "add_pick_ups",
    "apply_template",
    "change_item",
    "compute_balance",
    "compute_meeting_end",
    "compute_meeting_start",
    "compute_time_left",
    "count_left_out",
    "end_session",
    "extend_item",
    "extend_session",
    "get_item",
    "get_item_place",
    "list_not_reached",
    "list_pick_ups",
    "merge_half",
    "move_item_down",
    "move_item_to",
    "move_item_up",
    "park_agenda_item",
    "park_session_item",
    "pause_session",
    "plan_next_meeting",
    "put_line",
    "put_reflection_first",
    "read_agenda_body",
    "read_half",
    "read_item",
    "read_line",
    "read_meeting",
    "read_run_body",
    "remove_item",
    "remove_line",
    "resume_session",
    "set_seen_by_both",
    "set_timer",
    "start_session",
    "take_item_back",
    "turn_to_item",
    "turn_to_next_item",
    "write_agenda_body",
    "write_half_file",
    "write_run_body",
]
