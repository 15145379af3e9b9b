"""Life of an employee through the Databricks SDK for Python, on the server that SCIM_URL and SCIM_TOKEN name."""
import logging
import os
import sys
import time
from urllib.parse import urlsplit

import requests.adapters
from databricks.sdk import WorkspaceClient
from databricks.sdk.core import Config
from databricks.sdk.errors import DatabricksError
from databricks.sdk.service.iam import ComplexValue, ListSortOrder, Name, Patch, PatchOp

logging.disable(logging.WARNING)
URL = urlsplit(os.environ["SCIM_URL"])


class ToThisServer(requests.adapters.HTTPAdapter):
    """The SDK asks for /api/2.0/preview/scim/v2, which no setting of it changes."""

    def send(self, request, **options):
        request.url = request.url.replace("/api/2.0/preview/scim/v2", URL.path, 1)
        return super().send(request, **options)


def client():
    config = Config(host=f"{URL.scheme}://{URL.netloc}", token=os.environ["SCIM_TOKEN"], auth_type="pat")
    workspace = WorkspaceClient(config=config)
    workspace.api_client._api_client._session.mount(URL.scheme + "://", ToThisServer())
    return workspace.users_v2


users = client()
suffix = f"{time.time_ns()}@example.com"
failures = 0
first = None


def step(name, work):
    global failures
    try:
        work()
        print(f"client databricks-sdk: {name}, ok")
    except Exception as e:
        failures += 1
        print(f"client databricks-sdk: {name} FAILED: {type(e).__name__}: {e}")


def same(expected, given):
    assert expected == given, f"expected {expected}, but it was {given}"


def refused(code, work):
    try:
        work()
    except DatabricksError as e:
        return same(code, type(e).__name__)
    raise AssertionError(f"not refused with {code}")


def hire(name):
    return users.create(
        user_name=name + suffix, display_name="Ada Byron", active=True, external_id=name + suffix,
        name=Name(given_name="Ada", family_name="Byron"),
        emails=[ComplexValue(value=name + suffix, type="work", primary=True)])


def create():
    global first
    first = hire("first")


def read(user_name, family_name, display_name, active):
    user = users.get(first.id)
    same((user_name + suffix, family_name, display_name, active),
         (user.user_name, user.name.family_name, user.display_name, user.active))
    same(user_name + suffix, next(e.value for e in user.emails if e.type == "work"))


def replace():
    users.update(
        first.id, user_name=first.user_name, display_name="Ada King", active=True,
        name=Name(given_name="Ada", family_name="King"), emails=first.emails)


def deactivate():
    """Replaces the user: the SDK's Patch leaves a value of False out of its request."""
    users.update(
        first.id, user_name=first.user_name, display_name="Ada Lovelace", active=False,
        name=Name(given_name="Ada", family_name="Lovelace"), emails=first.emails)


def reactivate():
    users.patch(first.id, operations=[Patch(op=PatchOp.REPLACE, path="active", value=True)])


def find(name):
    return [user.user_name for user in users.list(filter=f'userName eq "{name}{suffix}"')]


def hire_five():
    team.extend(hire(f"colleague{i}.") for i in range(5))


def list_all():
    listed = [user.user_name for user in users.list(count=2, sort_by="userName", sort_order=ListSortOrder.ASCENDING)]
    same(len(listed), len(set(listed)))
    assert len(team) == 5 and {user.user_name for user in team} <= set(listed), f"{listed} lacks some of the team"


team = []
step("create", create)
step("create the same again: 409", lambda: refused("ResourceConflict", lambda: hire("first")))
step("find by userName", lambda: same(["first" + suffix], find("first")))
step("find nobody", lambda: same([], find("nobody")))
step("replace with a new family name", replace)
step("read it", lambda: read("first", "King", "Ada King", True))
step("change several attributes without a path", lambda: users.patch(first.id, operations=[
    Patch(op=PatchOp.REPLACE, value={"displayName": "Ada Lovelace", "name.familyName": "Lovelace"})]))
step("read them", lambda: read("first", "Lovelace", "Ada Lovelace", True))
step("deactivate", deactivate)
step("read the leaver", lambda: read("first", "Lovelace", "Ada Lovelace", False))
step("reactivate", reactivate)
step("read the returner", lambda: read("first", "Lovelace", "Ada Lovelace", True))
step("create 5", hire_five)
step("list by pages of 2", list_all)
step("delete", lambda: users.delete(first.id))
step("read nobody: 404", lambda: refused("NotFound", lambda: users.get(first.id)))
step("delete nobody: 404", lambda: refused("NotFound", lambda: users.delete(first.id)))
step("delete 5", lambda: [users.delete(user.id) for user in team])
step("find none of them", lambda: same([], find("colleague0.")))
sys.exit(f"client databricks-sdk: {failures} steps failed" if failures else 0)
