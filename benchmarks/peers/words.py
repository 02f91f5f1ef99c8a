"""The twelve feelings that every small log offers."""

FEELINGS = (
    "Anxious",
    "Angry",
    "Sad",
    "Guilty",
    "Torn",
    "Powerless",
    "Protective",
    "Tired",
    "Numb",
    "Relieved",
    "Proud",
    "Calm",
)
